-- Definer: a command of this service for others, who read no table of it.
create or replace function admin_service.text_setting(setting_key text)
returns text
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  return admin_service.setting_of('STRING', setting_key);
end
$$;

comment on function admin_service.text_setting(text) is 'A setting of the platform that is a text, as it is now.';
grant execute on function admin_service.text_setting(text) to
  cart_service, auth_service, order_service;
