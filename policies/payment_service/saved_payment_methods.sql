-- Methods are the user's own, their token nobody's. They change by function only: the provider must know too.
select platform.reset_guards('payment_service.saved_payment_methods');

create policy customer_reads_own on payment_service.saved_payment_methods
  for select to market_customer
  using (user_id = (select platform.current_user_id()) and removed_at is null);

grant select (
  method_id, user_id, type, last_four_digits, card_brand, expiry_month, expiry_year, is_default, created_date
) on payment_service.saved_payment_methods to market_customer;

create trigger _100_stamp before insert or update on payment_service.saved_payment_methods
  for each row execute function platform.stamp_authorship();
