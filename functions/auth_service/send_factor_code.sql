-- Definer: as begin_sign_in(). For those whose codes are sent: to change the factor they must show one.
create or replace function auth_service.send_factor_code(ip inet, challenge auth_service.prepared_challenge)
returns table (wait_seconds integer, method auth_service.auth_two_factor_method_enum)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  if caller is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  select factor.method
  into send_factor_code.method
  from auth_service.two_factor_auth_settings as factor
  where factor.user_id = caller
    and factor.is_enabled
    and factor.method <> 'TOTP';
  if not found then
    perform platform.fail('INVALID_STATE', 'No code is sent to you: your second factor is off, or an application.');
  end if;
  wait_seconds := auth_service.take_factor_message(caller, ip);
  if wait_seconds = 0 then
    perform auth_service.send_code(
      challenge,
      'ENABLE_FACTOR',
      caller,
      send_factor_code.method,
      auth_service.factor_contact(caller, send_factor_code.method)
    );
  end if;
  return next;
end
$$;

comment on function auth_service.send_factor_code(inet, auth_service.prepared_challenge) is
  'Sends the caller a code of their second factor, to change it with. Errors: NOT_SIGNED_IN, INVALID_STATE.';
grant execute on function auth_service.send_factor_code(inet, auth_service.prepared_challenge) to market_auth;
