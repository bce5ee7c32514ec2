-- Definer: the worker reads no table of this service.
create or replace function admin_service.message_settings()
returns table (platform_name text, support_email text, locales jsonb)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    min(setting.setting_value) filter (where setting.setting_key = 'platform.name'),
    min(setting.setting_value) filter (where setting.setting_key = 'platform.support_email'),
    min(setting.setting_value) filter (where setting.setting_key = 'platform.locales')::jsonb
  from admin_service.platform_settings as setting
  where setting.setting_key in ('platform.name', 'platform.support_email', 'platform.locales')
$$;

comment on function admin_service.message_settings() is
  'What every mail and SMS mentions, and the languages they may be in, the default first.';
grant execute on function admin_service.message_settings() to market_worker;
