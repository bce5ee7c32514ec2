-- For the functions that ask for the second factor, which have counted the try; callable by nobody else. Whatever proves
-- it is used up in the same statement that looks at it, so that of many at once one succeeds.
create or replace function auth_service.prove_factor(user_id bigint, proof auth_service.factor_proof)
returns text
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update auth_service.two_factor_auth_settings as factor
  set totp_last_step = proof.totp_step
  where factor.user_id = prove_factor.user_id
    and factor.is_enabled
    and factor.method = 'TOTP'
    and factor.totp_secret = proof.sealed_secret
    and proof.totp_step > coalesce(factor.totp_last_step, 0);
  if found then
    return 'TOTP';
  end if;
  update auth_service.recovery_codes as code
  set used_at = now()
  where code.user_id = prove_factor.user_id
    and code.code_digest = proof.recovery_digest
    and code.used_at is null
    and exists (
      select
      from auth_service.two_factor_auth_settings as factor
      where factor.user_id = prove_factor.user_id
        and factor.is_enabled
    );
  if found then
    perform auth_service.tell_of_factor(prove_factor.user_id, 'recovery_code_used');
    return 'RECOVERY_CODE';
  end if;
  return null;
end
$$;

comment on function auth_service.prove_factor(bigint, auth_service.factor_proof) is
  'By what the user has shown their second factor, an application or a recovery code, which is then used up; null when they have not.';
