comment on table admin_service.admin_activity_logs is 'What an administrator did. Only ever added to.';
comment on column admin_service.admin_activity_logs.log_id is 'Key of the entry.';
comment on column admin_service.admin_activity_logs.admin_user_id is 'Who did it.';
comment on column admin_service.admin_activity_logs.action is 'What was done, by the name of the operation.';
comment on column admin_service.admin_activity_logs.resource_type is 'What kind of thing it was done to: PRODUCT, USER, ORDER.';
comment on column admin_service.admin_activity_logs.resource_id is 'Key of the thing in its own table, by resource_type, as text: some are UUIDs.';
comment on column admin_service.admin_activity_logs.ip_address is 'Address it was done from.';
comment on column admin_service.admin_activity_logs.timestamp is E'@notNull\nWhen it was done.';
comment on column admin_service.admin_activity_logs.before_json is 'What changed, as it was before; no secrets.';
comment on column admin_service.admin_activity_logs.after_json is 'What changed, as it was after; no secrets.';
comment on constraint admin_activity_logs_admin_user_id_fkey on admin_service.admin_activity_logs is
  E'@fieldName adminUser\n@foreignFieldName activityLogs';
