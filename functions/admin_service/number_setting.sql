-- Definer: a command of this service for others, who read no table of it.
create or replace function admin_service.number_setting(setting_key text)
returns numeric
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  return admin_service.setting_of('NUMBER', setting_key)::numeric;
end
$$;

comment on function admin_service.number_setting(text) is 'A setting of the platform that is a number, as it is now.';
grant execute on function admin_service.number_setting(text) to
  auth_service, seller_service, cart_service, platform, user_service, order_service, logistics_service;
