-- A purchase spans shops, so only its buyer and administrators of orders see the whole of it.
select platform.reset_guards('order_service.checkouts');

create policy customer_reads_own on order_service.checkouts
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_orders on order_service.checkouts
  for select to market_admin
  using ((select platform.may('orders.read')));

grant select (
  checkout_id, user_id, total_amount, discount_amount, shipping_cost, currency, status, payment_method_type, promo_code,
  expires_at, confirmed_at, cancel_reason, created_date
)
  on order_service.checkouts to market_customer, market_admin;

create trigger _100_stamp before insert or update on order_service.checkouts
  for each row execute function platform.stamp_authorship();
create trigger _500_guard_status before update of status on order_service.checkouts
  for each row execute function platform.guard_status();
