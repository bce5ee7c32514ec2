-- Definer: market_auth has no right on any table. What is for good takes no less than a sign-in: the second factor, too.
create or replace function auth_service.erase_account(compared_hash text, proof auth_service.factor_proof)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
  identifier constant text := (
    select account.email
    from user_service.sign_in_accounts as account
    where account.user_id = caller
  );
begin
  if not auth_service.pass_password_check(compared_hash) then
    return 'WRONG';
  end if;
  if exists (
    select
    from auth_service.two_factor_auth_settings as factor
    where factor.user_id = caller
      and factor.is_enabled
  ) and not auth_service.must_prove_factor(proof) then
    return 'CODE_REFUSED';
  end if;
  perform auth_service.forgive_factor(caller);
  perform user_service.erase_account(caller);
  -- Of attempts before the account was there, only the address says whose they were; nobody knows it any more after this.
  delete from auth_service.login_history as attempt
  where attempt.identifier_digest = sha256(convert_to(identifier, 'UTF8'));
  -- A code that is under way must not write on what is left.
  perform auth_service.void_challenges(caller);
  perform auth_service.end_sessions(caller, 'ERASED');
  return 'ERASED';
end
$$;

comment on function auth_service.erase_account(text, auth_service.factor_proof) is
  'Erases the account of the signed-in, who has given their password and shown their second factor, if one is on, and ends their sessions: ERASED, or WRONG when it is not the password any more, or CODE_REFUSED. Errors: INVALID_STATE.';
grant execute on function auth_service.erase_account(text, auth_service.factor_proof) to market_auth;
