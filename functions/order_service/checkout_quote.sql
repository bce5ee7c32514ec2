-- Definer: reads what is published to this service.
create or replace function order_service.checkout_quote(
  deliveries order_service.checkout_delivery[],
  promo_code text default null
)
returns order_service.checkout_quote
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  buyer constant bigint := order_service.buyer(platform.current_user_id());
  lines order_service.priced_line[] := order_service.price_lines(buyer, deliveries);
  discounts constant order_service.priced_discount[] := order_service.price_discounts(lines, promo_code, buyer);
  quoted order_service.checkout_quote;
begin
  quoted.orders := order_service.quote_of(order_service.discounted(lines, discounts), discounts);
  quoted.currency := admin_service.text_setting('platform.currency');
  select sum(each.goods_amount), sum(each.discount_amount), sum(each.shipping_cost), sum(each.total_amount)
  into quoted.goods_amount, quoted.discount_amount, quoted.shipping_cost, quoted.total_amount
  from unnest(quoted.orders) as each;
  return quoted;
end
$$;

comment on function order_service.checkout_quote(order_service.checkout_delivery[], text) is
  'What the caller''s cart comes to with these ways of delivery, and the orders it would become; nothing is kept for them by asking. Errors: NOT_SIGNED_IN, CART_EMPTY, NOT_FOR_SALE, OUT_OF_STOCK, PROMO_CODE_REFUSED, INVALID_INPUT.';
grant execute on function order_service.checkout_quote(order_service.checkout_delivery[], text) to market_customer;
