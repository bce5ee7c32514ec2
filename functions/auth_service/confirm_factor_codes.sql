-- Definer: as begin_sign_in(). A code that was sent to what is no longer the user's contact confirms nothing.
create or replace function auth_service.confirm_factor_codes(
  challenge_id uuid,
  code_digests bytea[],
  recovery_digests bytea[]
)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
  solved auth_service.challenges;
begin
  if caller is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  solved := auth_service.solve_own_challenge(confirm_factor_codes.challenge_id, 'ENABLE_FACTOR', code_digests);
  if solved.challenge_id is null
    or solved.contact is distinct from auth_service.factor_contact(caller, solved.method) then
    return false;
  end if;
  insert into auth_service.two_factor_auth_settings as factor (user_id, is_enabled, method)
  values (caller, true, solved.method)
  on conflict (user_id) do update
  set is_enabled = true, method = excluded.method, totp_secret = null, totp_last_step = null
  where not factor.is_enabled;
  if not found then
    perform platform.fail('INVALID_STATE', 'A second factor is on already: switch it off first.');
  end if;
  perform auth_service.replace_recovery_codes(caller, recovery_digests);
  perform auth_service.settle_factor_change(caller, 'factor_enabled');
  return true;
end
$$;

comment on function auth_service.confirm_factor_codes(uuid, bytea[], bytea[]) is
  'Switches codes by SMS or e-mail on, if this is the code that was sent. Errors: NOT_SIGNED_IN, INVALID_STATE.';
grant execute on function auth_service.confirm_factor_codes(uuid, bytea[], bytea[]) to market_auth;
