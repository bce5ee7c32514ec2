-- migrate:up
create schema notification_service authorization notification_service;
alter default privileges for role notification_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role notification_service grant execute on functions to public;
drop schema notification_service;
