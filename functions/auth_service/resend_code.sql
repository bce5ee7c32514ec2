-- Definer: as begin_sign_in(). The tries that were made count on; only the newest code is good.
create or replace function auth_service.resend_code(ip inet, challenge auth_service.prepared_challenge)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  known auth_service.challenges;
  wait_seconds integer;
begin
  select *
  into known
  from auth_service.challenges as sent
  where sent.challenge_id = challenge.challenge_id
    and sent.purpose in ('SIGN_IN', 'ENABLE_FACTOR')
    and sent.method <> 'TOTP'
    and sent.user_id is not null
    and sent.used_at is null
    and sent.expires_at > now()
    and sent.attempts < 5
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'No code is awaited there any more: sign in again.', field => 'challengeId');
  end if;
  wait_seconds := auth_service.take_factor_message(known.user_id, ip);
  if wait_seconds > 0 then
    return wait_seconds;
  end if;
  update auth_service.challenges as sent
  set code_digest = challenge.code_digest, expires_at = now() + challenge.good_for
  where sent.challenge_id = known.challenge_id;
  perform platform.queue_message(
    challenge.message_id,
    known.method::text,
    known.contact,
    lower(known.purpose),
    sealed_data => challenge.sealed_code,
    good_for => challenge.good_for
  );
  return 0;
end
$$;

comment on function auth_service.resend_code(inet, auth_service.prepared_challenge) is
  'Sends a new code for a challenge that is open. Answers how many seconds to wait, 0 when it was sent. Errors: NOT_FOUND.';
grant execute on function auth_service.resend_code(inet, auth_service.prepared_challenge) to market_auth;
