-- A count is its user's own, and is kept by the redemptions' functions.
select platform.reset_guards('promotion_service.user_promotion_usage');

create policy customer_reads_own on promotion_service.user_promotion_usage
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

grant select (usage_id, user_id, promotion_id, usage_count, order_id, created_date)
  on promotion_service.user_promotion_usage to market_customer;

create trigger _100_stamp before insert or update on promotion_service.user_promotion_usage
  for each row execute function platform.stamp_authorship();
