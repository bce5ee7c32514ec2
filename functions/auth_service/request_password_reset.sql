-- Definer: as begin_sign_in(). The same answer, and the same work, for an address that has no account. Counted apart from
-- other messages: who has codes sent to somebody does not keep them from a link.
create or replace function auth_service.request_password_reset(
  email text,
  ip inet,
  device_info text,
  link auth_service.prepared_challenge
)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wait_seconds integer := auth_service.take_message_attempt('reset ' || email, ip);
  account record;
begin
  if wait_seconds > 0 then
    return wait_seconds;
  end if;
  select found.user_id, found.contact_email
  into account
  from user_service.sign_in_accounts as found
  join auth_service.user_credentials as credentials using (user_id)
  where found.email = lower(request_password_reset.email);
  perform auth_service.send_code(
    link, 'RESET_PASSWORD', account.user_id, 'EMAIL', account.contact_email, null, device_info
  );
  return 0;
end
$$;

comment on function auth_service.request_password_reset(text, inet, text, auth_service.prepared_challenge) is
  'Sends a link to set a new password to an account''s address, of which this has the SHA-256 only; a decoy otherwise. Answers how many seconds to wait, 0 when it is done.';
grant execute on function auth_service.request_password_reset(text, inet, text, auth_service.prepared_challenge)
  to market_auth;
