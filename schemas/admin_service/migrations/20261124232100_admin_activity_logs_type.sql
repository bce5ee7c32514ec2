-- migrate:up
set local role admin_service;

-- All that was done to settings, to administrators, to shops.
create index admin_activity_logs_resource_type on admin_service.admin_activity_logs (resource_type, log_id);

reset role;

-- migrate:down
set local role admin_service;
drop index admin_service.admin_activity_logs_resource_type;
reset role;
