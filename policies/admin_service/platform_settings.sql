-- Administrators whose work the settings steer read them; they change by function only.
select platform.reset_guards('admin_service.platform_settings');

create policy admin_reads_settings on admin_service.platform_settings
  for select to market_admin
  using ((select platform.may('settings.read')));

grant select (setting_id, setting_key, setting_value, value_type, description, created_date, last_modified_date)
  on admin_service.platform_settings to market_admin;

create trigger _100_stamp before insert or update on admin_service.platform_settings
  for each row execute function platform.stamp_authorship();

create trigger _900_log after insert or update or delete on admin_service.platform_settings
  for each row execute function admin_service.log_change('SETTING', 'setting_key');
