-- Definer: a command of this service for others, who read no table of it.
create or replace function admin_service.number_setting(setting_key text)
returns numeric
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  found_value numeric;
begin
  select setting.setting_value::numeric
  into found_value
  from admin_service.platform_settings as setting
  where setting.setting_key = number_setting.setting_key
    and setting.value_type = 'NUMBER';
  if not found then
    raise exception 'no setting % of type NUMBER', setting_key;
  end if;
  return found_value;
end
$$;

comment on function admin_service.number_setting(text) is 'A setting of the platform that is a number, as it is now.';
grant execute on function admin_service.number_setting(text) to
  auth_service, seller_service, cart_service, platform, user_service;
