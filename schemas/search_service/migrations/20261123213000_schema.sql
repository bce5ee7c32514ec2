-- migrate:up
create schema search_service authorization search_service;
alter default privileges for role search_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role search_service grant execute on functions to public;
drop schema search_service;
