-- For number_setting(), text_setting() and boolean_setting(); callable by nobody else. PL/pgSQL keeps its plan, and theirs.
create or replace function admin_service.setting_of(
  value_type admin_service.platform_setting_value_type_enum,
  setting_key text
)
returns text
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  found_value text;
begin
  select setting.setting_value
  into found_value
  from admin_service.platform_settings as setting
  where setting.setting_key = setting_of.setting_key
    and setting.value_type = setting_of.value_type;
  if not found then
    raise exception 'no setting % of type %', setting_key, value_type;
  end if;
  return found_value;
end
$$;

comment on function admin_service.setting_of(admin_service.platform_setting_value_type_enum, text) is
  'What a setting of a type is now, as it is written; that there is none is a mistake of ours.';
