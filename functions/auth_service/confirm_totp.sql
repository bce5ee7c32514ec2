-- Definer: as begin_sign_in(). Two calls, for only the API can open the secret.
create or replace function auth_service.begin_totp_confirmation()
returns table (wait_seconds integer, sealed_secret text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  if caller is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  wait_seconds := auth_service.take_attempt('factor', caller::text);
  if wait_seconds = 0 then
    select factor.totp_secret
    into begin_totp_confirmation.sealed_secret
    from auth_service.two_factor_auth_settings as factor
    where factor.user_id = caller
      and factor.method = 'TOTP'
      and not factor.is_enabled;
    if sealed_secret is null then
      perform platform.fail('INVALID_STATE', 'No application waits to be confirmed: call enableTotp first.');
    end if;
  end if;
  return next;
end
$$;

comment on function auth_service.begin_totp_confirmation() is
  'Counts a try of a code, and gives the sealed secret it should be of. Errors: NOT_SIGNED_IN, INVALID_STATE.';
grant execute on function auth_service.begin_totp_confirmation() to market_auth;

-- Definer: as begin_sign_in().
create or replace function auth_service.confirm_totp(sealed_secret text, totp_step bigint, recovery_digests bytea[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  update auth_service.two_factor_auth_settings as factor
  set is_enabled = true, totp_last_step = confirm_totp.totp_step
  where factor.user_id = caller
    and factor.method = 'TOTP'
    and not factor.is_enabled
    and factor.totp_secret = confirm_totp.sealed_secret;
  if not found then
    perform platform.fail('INVALID_STATE', 'No application waits to be confirmed: call enableTotp first.');
  end if;
  perform auth_service.replace_recovery_codes(caller, recovery_digests);
  perform auth_service.settle_factor_change(caller, 'factor_enabled');
end
$$;

comment on function auth_service.confirm_totp(text, bigint, bytea[]) is
  'Switches the caller''s application on, now that it has shown a code, of this time step. Errors: INVALID_STATE.';
grant execute on function auth_service.confirm_totp(text, bigint, bytea[]) to market_auth;
