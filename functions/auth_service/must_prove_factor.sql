-- For the functions that ask for a factor that is on, which have counted the try; callable by nobody else.
create or replace function auth_service.must_prove_factor(proof auth_service.factor_proof)
returns boolean
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
  solved auth_service.challenges;
begin
  if not exists (
    select
    from auth_service.two_factor_auth_settings as factor
    where factor.user_id = caller
      and factor.is_enabled
  ) then
    perform platform.fail('INVALID_STATE', 'No second factor is on.');
  end if;
  if proof.challenge_id is not null then
    solved := auth_service.solve_own_challenge(proof.challenge_id, 'ENABLE_FACTOR', proof.code_digests);
    -- What was sent to try another factor is no proof of the one that is on.
    if exists (
      select
      from auth_service.two_factor_auth_settings as factor
      where factor.user_id = caller
        and factor.is_enabled
        and factor.method = solved.method
    ) then
      return true;
    end if;
  end if;
  return auth_service.prove_factor(caller, proof) is not null;
end
$$;

comment on function auth_service.must_prove_factor(auth_service.factor_proof) is
  'Whether the caller, whose password was right, has shown their second factor, too. Errors: INVALID_STATE.';
