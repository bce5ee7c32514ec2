-- Definer: as begin_sign_in(), after the password was asked for again.
create or replace function auth_service.start_factor_codes(
  method auth_service.auth_two_factor_method_enum,
  ip inet,
  challenge auth_service.prepared_challenge
)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
  contact constant text := auth_service.factor_contact(caller, method);
  wait_seconds integer;
begin
  if exists (
    select
    from auth_service.two_factor_auth_settings as factor
    where factor.user_id = caller
      and factor.is_enabled
  ) then
    perform platform.fail('INVALID_STATE', 'A second factor is on already: switch it off first.');
  elsif contact is null then
    perform platform.fail(
      'INVALID_STATE',
      case method
        when 'SMS' then 'Prove your phone number first: codes are sent to none other.'
        else 'Prove your address first: codes are sent to none other.'
      end,
      field => 'method'
    );
  end if;
  wait_seconds := auth_service.take_factor_message(caller, ip);
  if wait_seconds = 0 then
    perform auth_service.send_code(challenge, 'ENABLE_FACTOR', caller, method, contact);
  end if;
  return wait_seconds;
end
$$;

comment on function auth_service.start_factor_codes(
  auth_service.auth_two_factor_method_enum, inet, auth_service.prepared_challenge
) is
  'Sends the caller a code by SMS or e-mail, to show that codes reach them. Answers how many seconds to wait, 0 when it was sent. Errors: INVALID_STATE.';
grant execute on function auth_service.start_factor_codes(
  auth_service.auth_two_factor_method_enum, inet, auth_service.prepared_challenge
) to market_auth;
