-- For the functions of this service; callable by nobody else. Who serves the sessions is told at once.
create or replace function auth_service.end_sessions(
  user_id bigint,
  reason text,
  only_session uuid default null,
  except_session uuid default null
)
returns integer
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  ended integer;
begin
  update auth_service.user_sessions as session
  -- From when on the sweep counts.
  set is_active = false, end_reason = reason, expires_at = least(session.expires_at, clock_timestamp())
  where session.user_id = end_sessions.user_id
    and session.is_active
    and (end_sessions.only_session is null or session.session_id = end_sessions.only_session)
    and session.session_id is distinct from end_sessions.except_session;
  get diagnostics ended = row_count;
  return ended;
end
$$;

comment on function auth_service.end_sessions(bigint, text, uuid, uuid) is
  'Ends the sessions of a user, or only one, or all except one, from the next request on; answers how many.';
