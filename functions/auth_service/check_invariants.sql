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
$$;

comment on function auth_service.check_invariants() is
  'What must hold of sign-in at any time and does not.';
grant execute on function auth_service.check_invariants() to platform;
