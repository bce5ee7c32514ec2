-- Definer: as begin_sign_in().
create or replace function auth_service.finish_sign_in(
  email text,
  user_id bigint,
  is_right boolean,
  new_hash text,
  audience text,
  ip inet,
  device_info text,
  session_id uuid,
  refresh_token uuid,
  challenge auth_service.prepared_challenge,
  compared_hash text
)
returns auth_service.sign_in_result
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  account record;
  factor record;
begin
  -- A password that was replaced while it was compared opens nothing. Nor does that of an address that was not proved: it
  -- was chosen by whoever registered it, who must not learn by it whether the address was free.
  if user_id is null
    or is_right is not true
    or not auth_service.lock_password(user_id, compared_hash)
    or not exists (
      select
      from auth_service.user_credentials as credentials
      where credentials.user_id = finish_sign_in.user_id
        and credentials.email_verified
    )
  then
    perform auth_service.record_login(user_id, email, ip, device_info, 'FAILED');
    perform auth_service.warn_of_attempts(email, user_id);
    return auth_service.sign_in_result('WRONG');
  end if;

  perform auth_service.forgive_sign_in_attempt(email, user_id, ip);
  if new_hash is not null then
    update auth_service.user_credentials as credentials
    set password_hash = new_hash
    where credentials.user_id = finish_sign_in.user_id;
  end if;

  select found.status, found.contact_email, found.phone_number
  into account
  from user_service.sign_in_accounts as found
  where found.user_id = finish_sign_in.user_id;
  if account.status = 'BLOCKED' then
    perform auth_service.record_login(user_id, email, ip, device_info, 'FAILED');
    return auth_service.sign_in_result('BLOCKED');
  elsif audience = 'admin' then
    -- Administrators have a name, a password and rules of their own: see finish_admin_sign_in().
    perform auth_service.record_login(user_id, email, ip, device_info, 'FAILED');
    return auth_service.sign_in_result('NOT_ENTITLED');
  end if;

  select settings.method
  into factor
  from auth_service.two_factor_auth_settings as settings
  where settings.user_id = finish_sign_in.user_id
    and settings.is_enabled;
  if found then
    return auth_service.challenge_sign_in(
      challenge, user_id, factor.method, account.contact_email, account.phone_number, audience, ip, device_info
    );
  end if;
  return auth_service.start_session(session_id, user_id, email, audience, ip, device_info, refresh_token);
end
$$;

comment on function auth_service.finish_sign_in(
  text, bigint, boolean, text, text, inet, text, uuid, uuid, auth_service.prepared_challenge, text
) is
  'What becomes of an attempt, now that the password was compared: a session, a challenge, or a refusal; each is on record.';
grant execute on function auth_service.finish_sign_in(
  text, bigint, boolean, text, text, inet, text, uuid, uuid, auth_service.prepared_challenge, text
) to market_auth;
