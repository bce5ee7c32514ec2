-- Everybody sees the attempts at their own account; administrators who look into sessions see all, also those at
-- names that belong to nobody. What was typed is granted to nobody, not even as a digest.
select platform.reset_guards('auth_service.login_history');

create policy customer_reads_own on auth_service.login_history
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy operator_reads_own on auth_service.login_history
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_logins on auth_service.login_history
  for select to market_admin
  using ((select platform.may('sessions.read')) or user_id = (select platform.current_user_id()));

grant select (entry_id, user_id, login_at, ip_address, device_info, status) on auth_service.login_history
  to market_customer, market_operator, market_admin;

-- History is not rewritten; what is too old to keep is deleted.
revoke update, truncate on auth_service.login_history from auth_service;
