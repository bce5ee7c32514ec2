-- Read where its order is, as its lines are, and only ever added to.
select platform.reset_guards('order_service.line_cancellations');

create policy customer_reads_with_order on order_service.line_cancellations
  for select to market_customer
  using (exists (select from order_service.orders where orders.order_id = line_cancellations.order_id));

create policy admin_reads_with_order on order_service.line_cancellations
  for select to market_admin
  using (exists (select from order_service.orders where orders.order_id = line_cancellations.order_id));

grant select (cancellation_id, order_id, order_item_id, quantity, reason, note, created_date)
  on order_service.line_cancellations to market_customer, market_admin;
revoke update, delete, truncate on order_service.line_cancellations from order_service;

create trigger _100_stamp before insert or update on order_service.line_cancellations
  for each row execute function platform.stamp_authorship();
