-- History is read where its order is, as its lines are, and only ever added to: not even the owner rewrites it.
select platform.reset_guards('order_service.order_status_history');

create policy customer_reads_with_order on order_service.order_status_history
  for select to market_customer
  using (exists (select from order_service.orders where orders.order_id = order_status_history.order_id));

create policy admin_reads_with_order on order_service.order_status_history
  for select to market_admin
  using (exists (select from order_service.orders where orders.order_id = order_status_history.order_id));

grant select (history_id, order_id, status, created_date)
  on order_service.order_status_history to market_customer, market_admin;
revoke update, delete, truncate on order_service.order_status_history from order_service;
