-- migrate:up
set local role user_service;

-- One address is one account however it is written; new ones are stored in lower case.
create unique index users_email_once_in_any_case on user_service.users (lower(email));

reset role;

-- migrate:down
set local role user_service;
drop index user_service.users_email_once_in_any_case;
reset role;
