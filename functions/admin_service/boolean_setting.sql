-- Definer: as number_setting().
create or replace function admin_service.boolean_setting(setting_key text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  found_value boolean;
begin
  select setting.setting_value::boolean
  into found_value
  from admin_service.platform_settings as setting
  where setting.setting_key = boolean_setting.setting_key
    and setting.value_type = 'BOOLEAN';
  if not found then
    raise exception 'no setting % of type BOOLEAN', setting_key;
  end if;
  return found_value;
end
$$;

comment on function admin_service.boolean_setting(text) is 'A setting of the platform that is true or false, as it is now.';
grant execute on function admin_service.boolean_setting(text) to seller_service;
