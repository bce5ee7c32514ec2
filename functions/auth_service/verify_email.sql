-- Definer: as begin_sign_in(). Whoever has both the challenge, from the answer to registering, and the code, from the
-- mail, is the one who registered and the one who owns the address: they are signed in, unless that takes a second factor.
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
  solved auth_service.challenges;
  portal text;
begin
  perform auth_service.lock_account(sent.contact), auth_service.lock_credentials(sent.user_id)
  from auth_service.challenges as sent
  where sent.challenge_id = verify_email.challenge_id;
  solved := auth_service.solve_challenge(challenge_id, 'VERIFY_EMAIL', code_digests);
  portal := coalesce(solved.audience, 'shop');
  if solved.challenge_id is null then
    return auth_service.sign_in_result('WRONG');
  end if;
  update auth_service.user_credentials as credentials
  set email_verified = true
  where credentials.user_id = solved.user_id;
  perform user_service.confirm_account(solved.user_id);
  -- Once is enough: another code that is under way would be another way in.
  perform auth_service.void_challenges(solved.user_id);
  if portal = 'admin' or exists (
    select
    from auth_service.two_factor_auth_settings as settings
    where settings.user_id = solved.user_id
      and settings.is_enabled
  ) then
    return auth_service.sign_in_result('PROVED');
  end if;
  return auth_service.start_session(
    session_id, solved.user_id, solved.contact, portal, ip, device_info, refresh_token
  );
end
$$;

comment on function auth_service.verify_email(uuid, bytea[], inet, text, uuid, uuid) is
  'Proves an address by the code that was sent to it, and signs its owner in; only PROVED where that takes a second factor.';
grant execute on function auth_service.verify_email(uuid, bytea[], inet, text, uuid, uuid) to market_auth;
