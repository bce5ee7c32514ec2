-- Definer: a consumer of events, called by platform. One who runs the platform is not erased; one who did keeps a
-- number, as the journal names it.
create or replace function admin_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  update admin_service.admin_users as admin
  set username = format('erased-%s', admin.admin_id), password_hash = '!'
  where admin.user_id = any (erased);
end
$$;

comment on function admin_service.forget_users(platform.event[]) is
  'Consumer of user.erased: a former administrator has no name and no password.';
grant execute on function admin_service.forget_users(platform.event[]) to platform;
