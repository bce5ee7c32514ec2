-- migrate:up
create schema messaging_service authorization messaging_service;
alter default privileges for role messaging_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role messaging_service grant execute on functions to public;
drop schema messaging_service;
