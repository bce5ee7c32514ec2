-- migrate:up
create schema seller_service authorization seller_service;
alter default privileges for role seller_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role seller_service grant execute on functions to public;
drop schema seller_service;
