-- Definer: as number_setting().
create or replace function admin_service.boolean_setting(setting_key text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  return admin_service.setting_of('BOOLEAN', setting_key)::boolean;
end
$$;

comment on function admin_service.boolean_setting(text) is 'A setting of the platform that is true or false, as it is now.';
grant execute on function admin_service.boolean_setting(text) to seller_service;
