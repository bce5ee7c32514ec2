-- Definer: as begin_sign_in(), after begin_factor_proof().
create or replace function auth_service.disable_two_factor(proof auth_service.factor_proof)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  if not auth_service.must_prove_factor(proof) then
    return false;
  end if;
  perform auth_service.settle_factor_change(caller, 'factor_disabled');
  update auth_service.two_factor_auth_settings as factor
  set is_enabled = false, method = null, totp_secret = null, totp_last_step = null
  where factor.user_id = caller;
  delete from auth_service.recovery_codes as code
  where code.user_id = caller;
  return true;
end
$$;

comment on function auth_service.disable_two_factor(auth_service.factor_proof) is
  'Switches the caller''s second factor off, if they have shown it; false if not. Errors: INVALID_STATE.';
grant execute on function auth_service.disable_two_factor(auth_service.factor_proof) to market_auth;
