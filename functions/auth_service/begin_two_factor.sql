-- Definer: as begin_sign_in(). By account, across challenges: another challenge is another five tries, but no more
-- guesses. The challenge is locked before the throttle, as finish_two_factor() does: a code that is sent twice by one click
-- waits, and both are answered.
create or replace function auth_service.begin_two_factor(challenge_id uuid)
returns table (wait_seconds integer, user_id bigint, sealed_secret text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  wait_seconds := 0;
  select challenge.user_id
  into begin_two_factor.user_id
  from auth_service.challenges as challenge
  where challenge.challenge_id = begin_two_factor.challenge_id
    and challenge.purpose = 'SIGN_IN'
    and challenge.used_at is null
    and challenge.expires_at > now()
    and challenge.attempts < 5
  for update;
  if user_id is null then
    return next;
    return;
  end if;
  wait_seconds := auth_service.take_attempt('factor', user_id::text);
  if wait_seconds > 0 then
    user_id := null;
    return next;
    return;
  end if;
  update auth_service.challenges as challenge
  set attempts = challenge.attempts + 1
  where challenge.challenge_id = begin_two_factor.challenge_id
    and challenge.used_at is null
    and challenge.attempts < 5;
  if not found then
    user_id := null;
    return next;
    return;
  end if;
  select factor.totp_secret
  into begin_two_factor.sealed_secret
  from auth_service.two_factor_auth_settings as factor
  where factor.user_id = begin_two_factor.user_id
    and factor.is_enabled;
  return next;
end
$$;

comment on function auth_service.begin_two_factor(uuid) is
  'Counts a try at a challenge of sign-in, and gives whose it is and the sealed secret their application has; nobody when it is over. wait_seconds above 0: not now.';
grant execute on function auth_service.begin_two_factor(uuid) to market_auth;
