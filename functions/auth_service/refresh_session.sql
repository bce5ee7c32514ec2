-- Definer: as begin_sign_in(). The caller has checked that the token is one of ours; what it was is told by digests.
create or replace function auth_service.refresh_session(
  session_id uuid,
  presented uuid,
  successors uuid[],
  audience text
)
returns auth_service.refresh_result
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  session auth_service.user_sessions;
  rules auth_service.session_rule := auth_service.session_rules(audience);
  result auth_service.refresh_result;
begin
  select *
  into session
  from auth_service.user_sessions as known
  where known.session_id = refresh_session.session_id
  for update;
  if session.audience is distinct from refresh_session.audience then
    -- Of another portal: refused, and the session goes on where it belongs.
    result.outcome := 'ENDED';
    return result;
  end if;
  if not exists (
    select
    from platform.open_sessions(
      array[session.session_id], array[session.user_id], array[session.audience::text]
    )
  ) then
    result.outcome := 'ENDED';
    return result;
  end if;

  if session.refresh_token = presented then
    update auth_service.user_sessions as known
    set refresh_token = successors[1],
      previous_refresh_token = presented,
      refreshed_at = clock_timestamp(),
      expires_at = least(clock_timestamp() + rules.idle, session.ends_at)
    where known.session_id = session.session_id
    returning expires_at
    into result.refresh_until;
    result.successor := 1;
  elsif session.previous_refresh_token = presented
    and session.refreshed_at > clock_timestamp() - rules.grace
    and session.refresh_token = any (successors) then
    -- The reply was lost, or another tab was faster: the same successor once more.
    result.refresh_until := session.expires_at;
    result.successor := array_position(successors, session.refresh_token);
  else
    -- A token that was replaced comes back: two parties have it, and nobody knows which is the user.
    perform auth_service.end_sessions(session.user_id, 'REUSED', only_session => session.session_id);
    result.outcome := 'REUSED';
    return result;
  end if;
  result.outcome := 'REFRESHED';
  result.user_id := session.user_id;
  result.access_seconds := rules.access_seconds;
  return result;
end
$$;

comment on function auth_service.refresh_session(uuid, uuid, uuid[], text) is
  'Replaces a session''s refresh token by its successor, or repeats the successor within the grace; an older token ends the session. successors are digests by each key, the current one first.';
grant execute on function auth_service.refresh_session(uuid, uuid, uuid[], text) to market_auth;
