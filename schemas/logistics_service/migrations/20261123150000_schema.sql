-- migrate:up
create schema logistics_service authorization logistics_service;
alter default privileges for role logistics_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role logistics_service grant execute on functions to public;
drop schema logistics_service;
