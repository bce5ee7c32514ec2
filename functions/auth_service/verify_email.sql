-- Definer: as begin_sign_in(). Whoever has both the challenge, from the answer to registering, and the code, from the
-- mail, is the one who registered and the one who owns the address: they are signed in.
create or replace function auth_service.verify_email(
  challenge_id uuid,
  code_digests bytea[],
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
  solved auth_service.challenges := auth_service.solve_challenge(challenge_id, 'VERIFY_EMAIL', code_digests);
  asked auth_service.challenges;
begin
  if solved.challenge_id is null then
    return auth_service.sign_in_result('WRONG');
  end if;
  update auth_service.user_credentials as credentials
  set email_verified = true
  where credentials.user_id = solved.user_id;
  perform user_service.confirm_account(solved.user_id);
  -- An address that is proved anew is no way round the second factor. A code of it is sent when asked for.
  insert into auth_service.challenges as made (
    challenge_id, purpose, user_id, method, contact, audience, device_info, expires_at
  )
  select
    gen_random_uuid(),
    'SIGN_IN',
    solved.user_id,
    factor.method,
    case when factor.method <> 'TOTP' then auth_service.factor_contact(solved.user_id, factor.method) end,
    coalesce(solved.audience, 'shop'),
    left(coalesce(verify_email.device_info, solved.device_info), 500),
    now() + interval '10 minutes'
  from auth_service.two_factor_auth_settings as factor
  where factor.user_id = solved.user_id
    and factor.is_enabled
  returning *
  into asked;
  if found then
    return auth_service.sign_in_result('CHALLENGED', challenge => asked.challenge_id, method => asked.method);
  end if;
  return auth_service.start_session(
    session_id, solved.user_id, solved.contact, coalesce(solved.audience, 'shop'), ip, device_info, refresh_token
  );
end
$$;

comment on function auth_service.verify_email(uuid, bytea[], inet, text, uuid, uuid) is
  'Proves an address by the code that was sent to it, and signs its owner in.';
grant execute on function auth_service.verify_email(uuid, bytea[], inet, text, uuid, uuid) to market_auth;
