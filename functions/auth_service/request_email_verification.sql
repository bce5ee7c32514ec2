-- Definer: as begin_sign_in(). The answer is the same whatever the address is. Only who registered has the earlier key:
-- were the address enough, its owner could be led to prove an account whose password a stranger has chosen.
create or replace function auth_service.request_email_verification(
  email text,
  earlier_challenge_id uuid,
  ip inet,
  device_info text,
  challenge auth_service.prepared_challenge
)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wait_seconds integer := auth_service.take_message_attempt('register ' || email, ip);
  earlier record;
begin
  if wait_seconds > 0 then
    return wait_seconds;
  end if;
  select begun.user_id, begun.contact, begun.audience
  into earlier
  from auth_service.challenges as begun
  join user_service.sign_in_accounts as account using (user_id)
  where begun.challenge_id = earlier_challenge_id
    and begun.purpose = 'VERIFY_EMAIL'
    and begun.used_at is null
    and account.email = lower(request_email_verification.email)
    and account.status = 'PENDING_VERIFICATION';
  perform auth_service.send_code(
    challenge, 'VERIFY_EMAIL', earlier.user_id, 'EMAIL', earlier.contact, coalesce(earlier.audience, 'shop'), device_info
  );
  return 0;
end
$$;

comment on function auth_service.request_email_verification(
  text, uuid, inet, text, auth_service.prepared_challenge
) is
  'Sends another code to the address of a registration that is still to be proved, named by the key it was answered; a decoy otherwise. Answers how many seconds to wait, 0 when it is done.';
grant execute on function auth_service.request_email_verification(
  text, uuid, inet, text, auth_service.prepared_challenge
) to market_auth;
