-- Everybody sees whether their own sign-in asks for a second factor, and which; nobody sees another's, and the
-- secret is granted to nobody.
select platform.reset_guards('auth_service.two_factor_auth_settings');

create policy customer_reads_own on auth_service.two_factor_auth_settings
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy operator_reads_own on auth_service.two_factor_auth_settings
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_own on auth_service.two_factor_auth_settings
  for select to market_admin
  using (user_id = (select platform.current_user_id()));

grant select (user_id, is_enabled, method) on auth_service.two_factor_auth_settings
  to market_customer, market_operator, market_admin;

create trigger _100_stamp before insert or update on auth_service.two_factor_auth_settings
  for each row execute function platform.stamp_authorship();

-- One at a time only: a slip must not sign everybody out, or forget every try.
revoke truncate on auth_service.two_factor_auth_settings from auth_service;
