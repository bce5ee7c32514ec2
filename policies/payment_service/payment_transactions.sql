-- The payer and the administrators of payments; a shop sees its orders' payment_status, not how they are paid.
select platform.reset_guards('payment_service.payment_transactions');

create policy customer_reads_own on payment_service.payment_transactions
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_payments on payment_service.payment_transactions
  for select to market_admin
  using ((select platform.may('payments.read')));

grant select (
  transaction_id, order_id, checkout_id, user_id, amount, currency, status, payment_method_type, authorized_amount,
  captured_amount, refunded_amount, action_url, decline_code, processed_at, created_date
) on payment_service.payment_transactions to market_customer, market_admin;

create trigger _100_stamp before insert or update on payment_service.payment_transactions
  for each row execute function platform.stamp_authorship();
create trigger _500_guard_status before update of status on payment_service.payment_transactions
  for each row execute function platform.guard_status();
create trigger _900_announce after update of status on payment_service.payment_transactions
  for each row when (new.status <> old.status) execute function payment_service.announce_payment();
