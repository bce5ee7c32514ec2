-- migrate:up
create schema order_service authorization order_service;
alter default privileges for role order_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role order_service grant execute on functions to public;
drop schema order_service;
