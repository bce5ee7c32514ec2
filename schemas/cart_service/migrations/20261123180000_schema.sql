-- migrate:up
create schema cart_service authorization cart_service;
alter default privileges for role cart_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role cart_service grant execute on functions to public;
drop schema cart_service;
