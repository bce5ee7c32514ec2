-- Definer: a session is ended by function only.
create or replace function auth_service.revoke_session(session_id uuid)
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not exists (
    select
    from auth_service.user_sessions as own
    where own.session_id = revoke_session.session_id
      and own.user_id = platform.current_user_id()
  ) then
    perform platform.fail('NOT_FOUND', 'You have no such session.', field => 'sessionId');
  end if;
  perform auth_service.end_sessions(
    platform.current_user_id(), 'REVOKED', only_session => revoke_session.session_id
  );
  return revoke_session.session_id;
end
$$;

comment on function auth_service.revoke_session(uuid) is E'@keyOf auth_service.user_sessions\nSigns a device of the caller''s out, from its next request on; one that is signed out already stays so. Errors: NOT_FOUND.';
grant execute on function auth_service.revoke_session(uuid) to market_customer, market_operator, market_admin;
