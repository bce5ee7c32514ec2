-- Definer: as begin_sign_in(), after begin_factor_proof().
create or replace function auth_service.regenerate_recovery_codes(
  proof auth_service.factor_proof,
  recovery_digests bytea[]
)
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
  perform auth_service.forgive_factor(caller);
  perform auth_service.replace_recovery_codes(caller, recovery_digests);
  return true;
end
$$;

comment on function auth_service.regenerate_recovery_codes(auth_service.factor_proof, bytea[]) is
  'Replaces the caller''s recovery codes, if they have shown their second factor; false if not. Errors: INVALID_STATE.';
grant execute on function auth_service.regenerate_recovery_codes(auth_service.factor_proof, bytea[]) to market_auth;
