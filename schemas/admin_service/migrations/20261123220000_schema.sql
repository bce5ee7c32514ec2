-- migrate:up
create schema admin_service authorization admin_service;
alter default privileges for role admin_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role admin_service grant execute on functions to public;
drop schema admin_service;
