-- Definer: a consumer of events, called by platform.
create or replace function notification_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  delete from notification_service.notifications as notification
  where notification.user_id = any (erased);

  delete from notification_service.notification_settings as settings
  where settings.user_id = any (erased);
end
$$;

comment on function notification_service.forget_users(platform.event[]) is
  'Consumer of user.erased: nothing is kept that was told to them.';
grant execute on function notification_service.forget_users(platform.event[]) to platform;
