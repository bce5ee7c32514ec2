-- migrate:up
create schema auth_service authorization auth_service;
alter default privileges for role auth_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role auth_service grant execute on functions to public;
drop schema auth_service;
