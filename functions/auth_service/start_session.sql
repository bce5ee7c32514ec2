-- For the sign-in functions, which have made sure of who it is; callable by nobody else.
create or replace function auth_service.start_session(
  session_id uuid,
  user_id bigint,
  identifier text,
  audience text,
  ip inet,
  device_info text,
  refresh_token uuid
)
returns auth_service.sign_in_result
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  rules auth_service.session_rule := auth_service.session_rules(audience);
  started auth_service.sign_in_result;
begin
  insert into auth_service.user_sessions (
    session_id, user_id, refresh_token, device_info, ip_address, audience, expires_at, ends_at, created_by
  )
  values (
    start_session.session_id,
    start_session.user_id,
    start_session.refresh_token,
    left(start_session.device_info, 500),
    start_session.ip,
    start_session.audience,
    now() + least(rules.idle, rules.absolute),
    now() + rules.absolute,
    'user:' || start_session.user_id
  );
  -- A session nobody may use is none: staff of no shop, an account that was blocked in between.
  if not exists (
    select
    from platform.open_sessions(
      array[start_session.session_id], array[start_session.user_id], array[start_session.audience]
    )
  ) then
    delete from auth_service.user_sessions as useless
    where useless.session_id = start_session.session_id;
    perform auth_service.record_login(user_id, identifier, ip, device_info, 'FAILED');
    return auth_service.sign_in_result('NOT_ENTITLED');
  end if;
  perform auth_service.record_login(user_id, identifier, ip, device_info, 'SUCCESS');
  started.outcome := 'SIGNED_IN';
  started.session_id := start_session.session_id;
  started.user_id := start_session.user_id;
  started.audience := start_session.audience;
  started.access_seconds := rules.access_seconds;
  started.refresh_until := now() + least(rules.idle, rules.absolute);
  return started;
end
$$;

comment on function auth_service.start_session(uuid, bigint, text, text, inet, text, uuid) is
  'Opens a session whose refresh token has this digest, and records the sign-in.';
