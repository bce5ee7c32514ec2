-- A user sees themself, and describes themself by function; administrators who look after users see all. What a seller or a
-- warehouse needs of a buyer is in the order's own snapshot.
select platform.reset_guards('user_service.users');

create policy customer_reads_self on user_service.users
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy operator_reads_self on user_service.users
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_users on user_service.users
  for select to market_admin
  using ((select platform.may('users.read')) or user_id = (select platform.current_user_id()));

grant select (
  user_id, email, phone_number, first_name, last_name, date_of_birth, gender, avatar_url, status, last_activity_at,
  created_date
) on user_service.users to market_customer, market_operator, market_admin;

create trigger _100_stamp before insert or update on user_service.users
  for each row execute function platform.stamp_authorship();
create trigger _500_status before update of status on user_service.users
  for each row execute function platform.guard_status();
