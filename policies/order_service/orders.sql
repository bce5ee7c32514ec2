-- The buyer, the shop's staff who look after orders, and administrators. How it is paid is not the shop's to know.
select platform.reset_guards('order_service.orders');

create policy customer_reads_own on order_service.orders
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy seller_reads_own_shops on order_service.orders
  for select to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and (select platform.may('orders.read'))
  );

create policy admin_reads_orders on order_service.orders
  for select to market_admin
  using ((select platform.may('orders.read')));

grant select (
  order_id, checkout_id, user_id, seller_id, status, total_amount, discount_amount, shipping_cost,
  shipping_address_json, payment_status, shipping_method_id, tracking_number, order_type, expected_delivery_date,
  delivered_at, shipping_discount_amount, pickup_point_id, ship_by, accepted_at, cancel_reason, cancel_note,
  created_date, last_modified_date
) on order_service.orders to market_customer, market_admin;

create trigger _100_stamp before insert or update on order_service.orders
  for each row execute function platform.stamp_authorship();
create trigger _500_guard_status before update of status on order_service.orders
  for each row execute function platform.guard_status();
create trigger _900_write_history after insert or update on order_service.orders
  for each row execute function order_service.write_history();
