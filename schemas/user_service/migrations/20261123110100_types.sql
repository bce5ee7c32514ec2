-- migrate:up
set local role user_service;

create type user_service.user_status_enum as enum ('ACTIVE', 'BLOCKED', 'PENDING_VERIFICATION');
create type user_service.gender_enum as enum ('MALE', 'FEMALE', 'OTHER');

reset role;

-- migrate:down
set local role user_service;
drop type user_service.gender_enum;
drop type user_service.user_status_enum;
reset role;
