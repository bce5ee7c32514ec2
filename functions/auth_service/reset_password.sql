-- Definer: as begin_sign_in(). Opens no session: signing in asks for the second factor, and a link in a mailbox is none.
create or replace function auth_service.reset_password(token_digest bytea, new_hash text, ip inet, device_info text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  link auth_service.challenges;
begin
  perform auth_service.lock_account(sent.contact)
  from auth_service.challenges as sent
  where sent.purpose = 'RESET_PASSWORD'
    and sent.code_digest = token_digest;
  perform auth_service.lock_credentials(sent.user_id)
  from auth_service.challenges as sent
  where sent.purpose = 'RESET_PASSWORD'
    and sent.code_digest = token_digest;
  update auth_service.challenges as sent
  set used_at = now()
  where sent.purpose = 'RESET_PASSWORD'
    and sent.code_digest = token_digest
    and sent.used_at is null
    and sent.expires_at > now()
    and sent.user_id is not null
  returning *
  into link;
  if link.challenge_id is null then
    return false;
  end if;
  update auth_service.user_credentials as credentials
  set password_hash = new_hash, email_verified = true
  where credentials.user_id = link.user_id;
  perform user_service.confirm_account(link.user_id);
  perform auth_service.void_challenges(link.user_id);
  perform auth_service.end_sessions(link.user_id, 'PASSWORD_CHANGED');
  perform auth_service.forgive_attempt('name', link.contact);
  perform auth_service.forgive_attempt(
    'name at address', link.contact || ' ' || auth_service.network_of(reset_password.ip)
  );
  perform auth_service.forgive_attempt('password of user', link.user_id::text);
  -- From here the user is not slowed by what strangers try elsewhere: whoever is kept busy has a way in.
  perform auth_service.record_login(link.user_id, link.contact, ip, device_info, 'SUCCESS');
  perform auth_service.tell_owner(link.user_id, 'password_changed');
  return true;
end
$$;

comment on function auth_service.reset_password(bytea, text, inet, text) is
  'Sets the password of whoever has the link, once; ends all their sessions, and proves the address. False when the link is not good.';
grant execute on function auth_service.reset_password(bytea, text, inet, text) to market_auth;
