-- Definer: as number_setting(). For what is asked at each refresh: one look at the table instead of four.
create or replace function admin_service.number_settings(setting_keys text[])
returns numeric[]
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  found_values numeric[];
begin
  select array_agg(setting.setting_value::numeric order by array_position(setting_keys, setting.setting_key::text))
  into found_values
  from admin_service.platform_settings as setting
  where setting.setting_key = any (setting_keys)
    and setting.value_type = 'NUMBER';
  if cardinality(found_values) is distinct from cardinality(setting_keys) then
    raise exception 'not all of these are settings of type NUMBER: %', setting_keys;
  end if;
  return found_values;
end
$$;

comment on function admin_service.number_settings(text[]) is
  'Settings of the platform that are numbers, as they are now, in the order of the keys.';
grant execute on function admin_service.number_settings(text[]) to auth_service;
