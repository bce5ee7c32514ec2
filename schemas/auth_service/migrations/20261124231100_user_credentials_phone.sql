-- migrate:up
set local role auth_service;

-- A phone that was named at registration is on no account until it is proved: whose it is must not be told.
alter table auth_service.user_credentials add column unproved_phone_number varchar(50);

reset role;

-- migrate:down
set local role auth_service;
alter table auth_service.user_credentials drop column unproved_phone_number;
reset role;
