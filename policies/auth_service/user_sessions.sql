-- Everybody sees where they are signed in; administrators who look into sessions see all. Tokens are granted to
-- nobody, and a session is ended by function only.
select platform.reset_guards('auth_service.user_sessions');

create policy customer_reads_own on auth_service.user_sessions
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy operator_reads_own on auth_service.user_sessions
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_sessions on auth_service.user_sessions
  for select to market_admin
  using ((select platform.may('sessions.read')) or user_id = (select platform.current_user_id()));

grant select (
  session_id, user_id, device_info, ip_address, expires_at, is_active, audience, created_date, refreshed_at, ends_at,
  end_reason
) on auth_service.user_sessions to market_customer, market_operator, market_admin;

create trigger _100_stamp before insert or update on auth_service.user_sessions
  for each row execute function platform.stamp_authorship();

-- One at a time only: a slip must not sign everybody out, or forget every try.
revoke truncate on auth_service.user_sessions from auth_service;
