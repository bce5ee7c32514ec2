-- A line is read where its order is: the order's own policies decide, for the buyer as for the shop's staff.
select platform.reset_guards('order_service.order_items');

create policy customer_reads_with_order on order_service.order_items
  for select to market_customer
  using (exists (select from order_service.orders where orders.order_id = order_items.order_id));

create policy admin_reads_with_order on order_service.order_items
  for select to market_admin
  using (exists (select from order_service.orders where orders.order_id = order_items.order_id));

grant select (
  order_item_id, order_id, product_id, product_variant_id, sku_code, product_name, quantity, unit_price,
  total_item_price, discount_amount, vat_rate, cancelled_quantity, created_date
) on order_service.order_items to market_customer, market_admin;

create trigger _100_stamp before insert or update on order_service.order_items
  for each row execute function platform.stamp_authorship();
