-- Definer: a session is ended by function only. By its refresh token, so that signing out works when the access token
-- has expired; an old token of the session will do.
create or replace function auth_service.logout(session_id uuid, audience text)
returns boolean
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select auth_service.end_sessions(session.user_id, 'SIGNED_OUT', only_session => session.session_id)
  from auth_service.user_sessions as session
  where session.session_id = logout.session_id
    and session.audience = logout.audience;
  select not exists (
    select
    from auth_service.user_sessions as session
    where session.session_id = logout.session_id
      and session.is_active
      and session.expires_at > now()
  )
$$;

comment on function auth_service.logout(uuid, text) is 'Ends a session that the caller has shown to be theirs; false when it goes on, for it is of another portal.';
grant execute on function auth_service.logout(uuid, text) to market_auth;
