-- Definer: as begin_sign_in(). Nothing is told of whoever has the number now.
create or replace function auth_service.request_phone_verification(
  phone_number text,
  ip inet,
  device_info text,
  challenge auth_service.prepared_challenge
)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  asking constant bigint := platform.current_user_id();
  named constant text := coalesce(phone_number, (
    select credentials.unproved_phone_number
    from auth_service.user_credentials as credentials
    where credentials.user_id = asking
  ));
  wait_seconds integer;
begin
  if named is null then
    perform platform.fail('INVALID_INPUT', 'Which phone? None was named at registration.', field => 'phoneNumber');
  end if;
  perform auth_service.keep_phone_of_factor(asking);
  wait_seconds := auth_service.take_message_attempt(named, ip, asking);
  if wait_seconds = 0 then
    perform auth_service.send_code(challenge, 'VERIFY_PHONE', asking, 'SMS', named, null, device_info);
  end if;
  return wait_seconds;
end
$$;

comment on function auth_service.request_phone_verification(
  text, inet, text, auth_service.prepared_challenge
) is
  'Sends the signed-in a code by SMS: to this phone or, without one, to that named at registration. Answers how many seconds to wait, 0 when it is done. Errors: INVALID_INPUT, INVALID_STATE.';
grant execute on function auth_service.request_phone_verification(
  text, inet, text, auth_service.prepared_challenge
) to market_auth;
