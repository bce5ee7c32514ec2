-- A use is its user's own; it is money, so it changes by function only.
select platform.reset_guards('promotion_service.promotion_redemptions');

create policy customer_reads_own on promotion_service.promotion_redemptions
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

grant select (redemption_id, promotion_id, user_id, checkout_id, order_id, amount, status, created_date)
  on promotion_service.promotion_redemptions to market_customer;

create trigger _100_stamp before insert or update on promotion_service.promotion_redemptions
  for each row execute function platform.stamp_authorship();
