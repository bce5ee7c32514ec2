-- Definer: as revoke_session().
create or replace function auth_service.revoke_other_sessions()
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_session_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  return auth_service.end_sessions(
    platform.current_user_id(), 'REVOKED', except_session => platform.current_session_id()
  );
end
$$;

comment on function auth_service.revoke_other_sessions() is E'@resultFieldName revokedSessions\nSigns the caller out everywhere but here, in every portal, and says in how many places.';
grant execute on function auth_service.revoke_other_sessions() to market_customer, market_operator, market_admin;
