-- Definer: a command of this service for others, who read no table of it.
create or replace function admin_service.text_setting(setting_key text)
returns text
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  found_value text;
begin
  select setting.setting_value
  into found_value
  from admin_service.platform_settings as setting
  where setting.setting_key = text_setting.setting_key
    and setting.value_type = 'STRING';
  if not found then
    raise exception 'no setting % of type STRING', setting_key;
  end if;
  return found_value;
end
$$;

comment on function admin_service.text_setting(text) is 'A setting of the platform that is a text, as it is now.';
grant execute on function admin_service.text_setting(text) to auth_service;
