-- Definer: market_auth has no right on any table.
create or replace function auth_service.erase_account(compared_hash text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not auth_service.pass_password_check(compared_hash) then
    return false;
  end if;
  perform user_service.erase_account(platform.current_user_id());
  perform auth_service.end_sessions(platform.current_user_id(), 'ERASED');
  return true;
end
$$;

comment on function auth_service.erase_account(text) is
  'Erases the account of the signed-in, who has given their password, and ends their sessions; false when it is not the password any more. Errors: INVALID_STATE.';
grant execute on function auth_service.erase_account(text) to market_auth;
