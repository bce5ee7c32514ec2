-- Definer: as begin_sign_in(). The challenge is locked first: of many at once one finds it unused.
create or replace function auth_service.finish_two_factor(
  challenge_id uuid,
  proof auth_service.factor_proof,
  ip inet,
  device_info text,
  session_id uuid,
  refresh_token uuid
)
returns auth_service.sign_in_result
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  answered auth_service.challenges;
  device text;
  identifier text;
begin
  select *
  into answered
  from auth_service.challenges as challenge
  where challenge.challenge_id = finish_two_factor.challenge_id
    and challenge.purpose = 'SIGN_IN'
    and challenge.user_id is not null
    and challenge.used_at is null
    and challenge.expires_at > now()
  for update;
  if not found then
    return auth_service.sign_in_result('WRONG');
  end if;
  device := coalesce(finish_two_factor.device_info, answered.device_info);
  identifier := (
    select account.email
    from user_service.sign_in_accounts as account
    where account.user_id = answered.user_id
  );
  if not (
    -- What is sent is as good as long as the factor is that one.
    answered.code_digest = any (proof.code_digests)
    and exists (
      select
      from auth_service.two_factor_auth_settings as factor
      where factor.user_id = answered.user_id
        and factor.is_enabled
        and factor.method = answered.method
    )
  ) is true and auth_service.prove_factor(answered.user_id, proof) is null then
    perform auth_service.record_login(answered.user_id, identifier, ip, device, 'FAILED');
    perform auth_service.warn_of_attempts(identifier, answered.user_id);
    return auth_service.sign_in_result('WRONG');
  end if;
  update auth_service.challenges as challenge
  set used_at = now()
  where challenge.challenge_id = answered.challenge_id;
  perform auth_service.forgive_factor(answered.user_id);
  return auth_service.start_session(
    session_id, answered.user_id, identifier, coalesce(answered.audience, 'shop'), ip, device, refresh_token
  );
end
$$;

comment on function auth_service.finish_two_factor(uuid, auth_service.factor_proof, inet, text, uuid, uuid) is
  'Opens the session that a challenge of sign-in was for, if this proves the second factor.';
grant execute on function auth_service.finish_two_factor(uuid, auth_service.factor_proof, inet, text, uuid, uuid)
  to market_auth;
