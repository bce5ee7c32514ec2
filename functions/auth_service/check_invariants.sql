-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function auth_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select 'two_factor_app_has_secret', format('user %s', user_id), 'signs in with an app, and there is no secret for it'
  from auth_service.two_factor_auth_settings
  where is_enabled
    and method = 'TOTP'
    and totp_secret is null

  union all
  select
    'session_ends_after_it_began',
    format('session %s', session_id),
    format('ends %s, began %s', expires_at, created_date)
  from auth_service.user_sessions
  where expires_at <= created_date

  union all
  select 'active_session_has_not_ended', format('session %s', session_id), 'is active, and says why it ended'
  from auth_service.user_sessions
  where is_active
    and end_reason is not null

  union all
  select 'decoy_is_never_solved', format('challenge %s', challenge_id), 'belongs to nobody, and was solved'
  from auth_service.challenges
  where user_id is null
    and used_at is not null

  union all
  select 'challenge_is_tried_five_times', format('challenge %s', challenge_id), format('was tried %s times', attempts)
  from auth_service.challenges
  where attempts > 5

  union all
  select 'sent_code_has_its_digest', format('challenge %s', challenge_id), 'is solved by a code, and has no digest of it'
  from auth_service.challenges
  where method <> 'TOTP'
    and code_digest is null

  union all
  select 'proved_address_may_act', format('user %s', user_id), 'has proved the address, and waits for it to be proved'
  from auth_service.user_credentials as credentials
  join user_service.sign_in_accounts as account using (user_id)
  where credentials.email_verified
    and account.status = 'PENDING_VERIFICATION'

  union all
  select 'proved_phone_is_known', format('user %s', user_id), 'has proved a phone, and has none'
  from auth_service.user_credentials as credentials
  join user_service.sign_in_accounts as account using (user_id)
  where credentials.phone_verified
    and account.phone_number is null
$$;

comment on function auth_service.check_invariants() is
  'What must hold of sign-in at any time and does not.';
grant execute on function auth_service.check_invariants() to platform;
