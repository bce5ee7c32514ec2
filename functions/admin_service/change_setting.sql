-- Definer: nobody has the right to write settings. What it was is in the log of administrators' acts.
create or replace function admin_service.change_setting(setting_key text, setting_value text)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  known admin_service.platform_settings;
  fault text;
begin
  if platform.current_admin_id() is null or not platform.may('settings.manage') then
    perform platform.fail('FORBIDDEN', 'Only administrators who set the platform up change its settings.');
  end if;
  select *
  into known
  from admin_service.platform_settings as setting
  where setting.setting_key = change_setting.setting_key
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such setting.', field => 'settingKey');
  end if;
  fault := admin_service.setting_fault(known.setting_key, change_setting.setting_value, known.value_type);
  if fault is not null then
    perform platform.fail('INVALID_INPUT', fault, field => 'settingValue');
  end if;
  update admin_service.platform_settings as setting
  set setting_value = change_setting.setting_value
  where setting.setting_id = known.setting_id
    and setting.setting_value is distinct from change_setting.setting_value;
  return change_setting.setting_value;
end
$$;

comment on function admin_service.change_setting(text, text) is E'@resultFieldName settingValue\nChanges a setting of the platform, from the next request on: as text, numbers and booleans as JSON writes them. Its history is in adminActivityLogs. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT.';
grant execute on function admin_service.change_setting(text, text) to market_admin;
