-- For the sign-in functions. Signing in again and again is no way to have messages sent, either.
create or replace function auth_service.challenge_sign_in(
  challenge auth_service.prepared_challenge,
  user_id bigint,
  method auth_service.auth_two_factor_method_enum,
  email text,
  phone_number text,
  audience text,
  ip inet,
  device_info text
)
returns auth_service.sign_in_result
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wait integer;
begin
  if method <> 'TOTP' then
    wait := auth_service.take_factor_message(challenge_sign_in.user_id, ip);
    if wait > 0 then
      return auth_service.sign_in_wait(wait);
    end if;
  end if;
  perform auth_service.send_code(
    challenge,
    'SIGN_IN',
    challenge_sign_in.user_id,
    method,
    case method when 'EMAIL' then challenge_sign_in.email when 'SMS' then challenge_sign_in.phone_number end,
    audience,
    device_info
  );
  return auth_service.sign_in_result('CHALLENGED', challenge => challenge.challenge_id, method => method);
end
$$;

comment on function auth_service.challenge_sign_in(
  auth_service.prepared_challenge, bigint, auth_service.auth_two_factor_method_enum, text, text, text, inet, text
) is
  'Asks for the second factor of somebody whose password was right, or says for how long no code is sent.';

-- For the same.
create or replace function auth_service.sign_in_wait(seconds integer)
returns auth_service.sign_in_result
language sql immutable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select row('WAIT', null, null, seconds, null, null, null, null, null)::auth_service.sign_in_result
$$;

comment on function auth_service.sign_in_wait(integer) is 'The answer to a sign-in that was tried too soon.';
