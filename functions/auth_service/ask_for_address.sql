-- For finish_sign_in(). Who registered a stranger's address, and so knows the password, must not fill their mailbox with
-- codes: until the next may be sent, the last is the one to give.
create or replace function auth_service.ask_for_address(
  user_id bigint,
  email text,
  audience text,
  ip inet,
  device_info text,
  challenge auth_service.prepared_challenge
)
returns auth_service.sign_in_result
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  asked auth_service.sign_in_result := auth_service.sign_in_result('UNVERIFIED');
begin
  asked.wait_seconds := auth_service.take_message_attempt('register ' || email, ip);
  if asked.wait_seconds = 0 then
    perform auth_service.send_code(challenge, 'VERIFY_EMAIL', user_id, 'EMAIL', email, audience, device_info);
    asked.challenge_id := challenge.challenge_id;
    return asked;
  end if;
  select sent.challenge_id
  into asked.challenge_id
  from auth_service.challenges as sent
  where sent.user_id = ask_for_address.user_id
    and sent.purpose = 'VERIFY_EMAIL'
    and sent.used_at is null
    and sent.expires_at > now()
    and sent.attempts < 5
  order by sent.created_date desc
  limit 1;
  if found then
    asked.wait_seconds := 0;
  end if;
  return asked;
end
$$;

comment on function auth_service.ask_for_address(
  bigint, text, text, inet, text, auth_service.prepared_challenge
) is 'The answer to a sign-in whose address is still to be proved: by a code that is sent now or was sent just before.';
