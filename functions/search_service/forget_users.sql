-- Definer: a consumer of events, called by platform. A search may say anything.
create or replace function search_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  delete from search_service.search_query_logs as log
  where log.user_id = any (erased);
end
$$;

comment on function search_service.forget_users(platform.event[]) is
  'Consumer of user.erased: what they searched for is gone.';
grant execute on function search_service.forget_users(platform.event[]) to platform;
