-- migrate:up
create schema promotion_service authorization promotion_service;
alter default privileges for role promotion_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role promotion_service grant execute on functions to public;
drop schema promotion_service;
