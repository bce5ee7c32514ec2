-- Definer: a consumer of events, called by platform. A blocked user can do nothing from the next request on anyway; this
-- sees to it that the sessions of before do not come back when they are unblocked. Believes the account, not the notice.
create or replace function auth_service.end_blocked(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    auth_service.void_challenges(account.user_id),
    auth_service.end_sessions(account.user_id, 'BLOCKED')
  from (
    select distinct (event.payload ->> 'userId')::bigint as user_id
    from unnest(end_blocked.events) as event
  ) as told
  join user_service.sign_in_accounts as account using (user_id)
  where account.status = 'BLOCKED'
  order by account.user_id
$$;

comment on function auth_service.end_blocked(platform.event[]) is
  'Consumer of user.blocked: ends the sessions of a user who is, and what they have begun.';
grant execute on function auth_service.end_blocked(platform.event[]) to platform;
