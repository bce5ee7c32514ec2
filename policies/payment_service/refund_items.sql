-- Read with the refund. What the shop and the platform lose by it is not the buyer's to know.
select platform.reset_guards('payment_service.refund_items');

create policy customer_reads_own on payment_service.refund_items
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_payments on payment_service.refund_items
  for select to market_admin
  using ((select platform.may('payments.read')));

grant select (refund_id, order_item_id, user_id, quantity, amount)
  on payment_service.refund_items to market_customer, market_admin;
