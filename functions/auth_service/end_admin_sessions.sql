-- Definer: a command of this service for admin_service, too. What its user has open elsewhere is not the platform's.
create or replace function auth_service.end_admin_sessions(
  user_id bigint,
  reason text,
  except_session uuid default null,
  unless_two_factor boolean default false
)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update auth_service.user_sessions as session
  set is_active = false, end_reason = reason
  where session.user_id = end_admin_sessions.user_id
    and session.is_active
    and session.audience = 'admin'
    and session.session_id is distinct from end_admin_sessions.except_session
    and not (
      unless_two_factor
      and exists (
        select
        from auth_service.two_factor_auth_settings as factor
        where factor.user_id = end_admin_sessions.user_id
          and factor.is_enabled
      )
    )
$$;

comment on function auth_service.end_admin_sessions(bigint, text, uuid, boolean) is
  'Ends a user''s sessions as an administrator, or all except one; with unless_two_factor only of users without a second factor.';
grant execute on function auth_service.end_admin_sessions(bigint, text, uuid, boolean) to admin_service;
