-- Read as the payment is: by the payer and the administrators of payments.
select platform.reset_guards('payment_service.refunds');

create policy customer_reads_own on payment_service.refunds
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_payments on payment_service.refunds
  for select to market_admin
  using ((select platform.may('payments.read')));

grant select (
  refund_id, transaction_id, order_id, user_id, amount, shipping_amount, reason, status, settled_at, created_date
) on payment_service.refunds to market_customer, market_admin;

create trigger _100_stamp before insert or update on payment_service.refunds
  for each row execute function platform.stamp_authorship();
create trigger _500_guard_status before update of status on payment_service.refunds
  for each row execute function platform.guard_status();
