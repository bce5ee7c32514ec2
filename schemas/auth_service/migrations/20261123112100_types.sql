-- migrate:up
set local role auth_service;

create type auth_service.auth_two_factor_method_enum as enum ('TOTP', 'SMS', 'EMAIL');
create type auth_service.auth_login_status_enum as enum ('SUCCESS', 'FAILED');

reset role;

-- migrate:down
set local role auth_service;
drop type auth_service.auth_login_status_enum;
drop type auth_service.auth_two_factor_method_enum;
reset role;
