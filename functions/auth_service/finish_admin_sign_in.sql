-- Definer: as begin_sign_in(). A code that came along is counted like one that answers a challenge, and by the same
-- throttle, before it is looked at.
create or replace function auth_service.finish_admin_sign_in(
  username text,
  admin_id bigint,
  is_right boolean,
  new_hash text,
  code_given boolean,
  proof auth_service.factor_proof,
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
  name constant text := 'administrator ' || username;
  admin record;
  account record;
  factor record;
  wait integer;
  refused text;
begin
  select known.admin_id, known.user_id, known.roles
  into admin
  from admin_service.find_admin(finish_admin_sign_in.username) as known
  where known.admin_id = finish_admin_sign_in.admin_id;
  -- As in finish_sign_in(): a password that was replaced while it was compared opens nothing, and replaces none.
  if admin.admin_id is null
    or is_right is not true
    or not admin_service.lock_admin_password(admin.admin_id, compared_hash)
  then
    perform auth_service.record_login(admin.user_id, name, ip, device_info, 'FAILED');
    perform auth_service.warn_of_attempts(name, admin.user_id);
    return auth_service.sign_in_result('WRONG');
  end if;
  perform auth_service.forgive_sign_in_attempt(name, admin.user_id, ip);
  if new_hash is not null then
    perform admin_service.set_admin_password(admin.admin_id, new_hash);
  end if;

  select found.status, found.contact_email, found.phone_number
  into account
  from user_service.sign_in_accounts as found
  where found.user_id = admin.user_id;
  select settings.method
  into factor
  from auth_service.two_factor_auth_settings as settings
  where settings.user_id = admin.user_id
    and settings.is_enabled
  -- Before the throttle, as finish_two_factor() does.
  for update;
  if account.status = 'BLOCKED' then
    refused := 'BLOCKED';
  elsif factor.method is null and 'SUPER_ADMIN' = any (admin.roles) then
    refused := 'TWO_FACTOR_REQUIRED';
  elsif factor.method = 'TOTP' and code_given then
    wait := auth_service.take_attempt('factor', admin.user_id::text);
    if wait > 0 then
      return auth_service.sign_in_wait(wait);
    end if;
    if auth_service.prove_factor(admin.user_id, proof) is null then
      refused := 'CODE_REFUSED';
    else
      perform auth_service.forgive_factor(admin.user_id);
    end if;
  elsif factor.method is not null then
    return auth_service.challenge_sign_in(
      challenge, admin.user_id, factor.method, account.contact_email, account.phone_number, 'admin', ip, device_info
    );
  end if;
  if refused is not null then
    perform auth_service.record_login(admin.user_id, name, ip, device_info, 'FAILED');
    return auth_service.sign_in_result(refused);
  end if;
  return auth_service.start_session(session_id, admin.user_id, name, 'admin', ip, device_info, refresh_token);
end
$$;

comment on function auth_service.finish_admin_sign_in(
  text, bigint, boolean, text, boolean, auth_service.factor_proof, inet, text, uuid, uuid,
  auth_service.prepared_challenge, text
) is
  'What becomes of an administrator''s attempt, now that the password was compared: a session, a challenge, or a refusal; each is on record.';
grant execute on function auth_service.finish_admin_sign_in(
  text, bigint, boolean, text, boolean, auth_service.factor_proof, inet, text, uuid, uuid,
  auth_service.prepared_challenge, text
) to market_auth;
