-- migrate:up
create schema user_service authorization user_service;
alter default privileges for role user_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role user_service grant execute on functions to public;
drop schema user_service;
