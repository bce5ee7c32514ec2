-- migrate:up
create schema review_service authorization review_service;
alter default privileges for role review_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role review_service grant execute on functions to public;
drop schema review_service;
