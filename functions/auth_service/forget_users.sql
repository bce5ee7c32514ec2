-- Definer: a consumer of events, called by platform. What is erased stays so: the notice is enough.
create or replace function auth_service.forget_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select auth_service.forget_user(told.user_id)
  from (
    select distinct (event.payload ->> 'userId')::bigint as user_id
    from unnest(forget_users.events) as event
    order by 1
  ) as told
$$;

comment on function auth_service.forget_users(platform.event[]) is
  'Consumer of user.erased: nobody signs in as that user any more, and nothing says where they did.';
grant execute on function auth_service.forget_users(platform.event[]) to platform;
