-- migrate:up
create schema product_service authorization product_service;
alter default privileges for role product_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role product_service grant execute on functions to public;
drop schema product_service;
