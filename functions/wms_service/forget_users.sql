-- Definer: a consumer of events, called by platform. Who worked where ends; movements and tasks name a number.
create or replace function wms_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  update wms_service.warehouse_staff as staff
  set is_active = false
  where staff.user_id = any (erased);
end
$$;

comment on function wms_service.forget_users(platform.event[]) is
  'Consumer of user.erased: they work in no warehouse any more.';
grant execute on function wms_service.forget_users(platform.event[]) to platform;
