-- What applies by itself is advertised while it runs; a code is for who was given it, and is listed only to
-- the shop that made it and to administrators.
select platform.reset_guards('promotion_service.promotions');

create policy anyone_reads_running_automatic on promotion_service.promotions
  for select to market_anonymous
  using (code is null and is_active and start_date <= current_timestamp and end_date >= current_timestamp);

create policy seller_reads_own_shops on promotion_service.promotions
  for select to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and (select platform.may('promotions.read'))
  );

create policy admin_reads_promotions on promotion_service.promotions
  for select to market_admin
  using ((select platform.may('promotions.read')));

grant select (
  promotion_id, seller_id, name, description, discount_type, discount_value, start_date, end_date, usage_limit_total,
  usage_limit_per_user, min_order_amount, applies_to_category_ids, applies_to_product_ids, applies_to_seller_ids,
  is_active, created_date
) on promotion_service.promotions to market_anonymous;
grant select (code) on promotion_service.promotions to market_seller, market_admin;

create trigger _100_stamp before insert or update on promotion_service.promotions
  for each row execute function platform.stamp_authorship();
