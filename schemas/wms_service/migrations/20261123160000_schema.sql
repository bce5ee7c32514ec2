-- migrate:up
create schema wms_service authorization wms_service;
alter default privileges for role wms_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role wms_service grant execute on functions to public;
drop schema wms_service;
