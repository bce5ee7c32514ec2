-- Auditors read what administrators did. The service itself may only add: not even its own functions rewrite history.
-- For the same reason no administrator can be deleted: the foreign key's check would have to lock their entries.
select platform.reset_guards('admin_service.admin_activity_logs');

create policy admin_reads_audit on admin_service.admin_activity_logs
  for select to market_admin
  using ((select platform.may('audit.read')));

grant select (
  log_id, admin_user_id, action, resource_type, resource_id, ip_address, timestamp, before_json, after_json
) on admin_service.admin_activity_logs to market_admin;

revoke update, delete, truncate on admin_service.admin_activity_logs from admin_service;
