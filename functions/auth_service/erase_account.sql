-- Definer: market_auth has no right on any table.
create or replace function auth_service.erase_account(compared_hash text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  identifier constant text := (
    select account.email
    from user_service.sign_in_accounts as account
    where account.user_id = platform.current_user_id()
  );
begin
  if not auth_service.pass_password_check(compared_hash) then
    return false;
  end if;
  perform user_service.erase_account(platform.current_user_id());
  -- Of attempts before the account was there, only the address says whose they were; nobody knows it any more after this.
  delete from auth_service.login_history as attempt
  where attempt.identifier_digest = sha256(convert_to(identifier, 'UTF8'));
  -- A code that is under way must not write on what is left.
  perform auth_service.void_challenges(platform.current_user_id());
  perform auth_service.end_sessions(platform.current_user_id(), 'ERASED');
  return true;
end
$$;

comment on function auth_service.erase_account(text) is
  'Erases the account of the signed-in, who has given their password, and ends their sessions; false when it is not the password any more. Errors: INVALID_STATE.';
grant execute on function auth_service.erase_account(text) to market_auth;
