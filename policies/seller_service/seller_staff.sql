-- Everybody sees their own place in a shop, also one they are only invited to; managers see their shop's staff.
select platform.reset_guards('seller_service.seller_staff');

create policy customer_reads_own on seller_service.seller_staff
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy seller_reads_colleagues on seller_service.seller_staff
  for select to market_seller
  using (seller_id = (select platform.current_seller_id()) and (select platform.may('staff.read')));

create policy operator_reads_own on seller_service.seller_staff
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_staff on seller_service.seller_staff
  for select to market_admin
  using ((select platform.may('sellers.read')) or user_id = (select platform.current_user_id()));

grant select (staff_id, seller_id, user_id, role, is_active, accepted_at, created_date)
  on seller_service.seller_staff to market_customer, market_operator, market_admin;

create trigger _100_stamp before insert or update on seller_service.seller_staff
  for each row execute function platform.stamp_authorship();
-- At the end of the transaction, so that a manager can hand over in any order.
create constraint trigger _500_keep_manager after update or delete on seller_service.seller_staff
  deferrable initially deferred
  for each row when (old.role = 'MANAGER') execute function seller_service.keep_manager();
