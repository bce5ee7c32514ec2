-- Read as the payment is: by the payer and the administrators of payments.
select platform.reset_guards('payment_service.payment_allocations');

create policy customer_reads_own on payment_service.payment_allocations
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_payments on payment_service.payment_allocations
  for select to market_admin
  using ((select platform.may('payments.read')));

grant select (
  transaction_id, order_id, user_id, amount, cancelled_amount, captured_amount, captured_at, refunded_amount, created_date
)
  on payment_service.payment_allocations to market_customer, market_admin;

create trigger _100_stamp before insert or update on payment_service.payment_allocations
  for each row execute function platform.stamp_authorship();
