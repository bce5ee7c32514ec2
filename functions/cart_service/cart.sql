-- Definer: reads what is published to this service.
create or replace function cart_service.cart()
returns cart_service.cart_contents
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    cart.cart_id,
    cart.expires_at,
    admin_service.text_setting('platform.currency'),
    coalesce(sum(line.quantity) filter (where line.can_be_bought), 0)::integer,
    coalesce(sum(line.total), 0.00),
    coalesce(bool_and(line.can_be_bought), false),
    coalesce(array_agg(line order by line.added_at, line.cart_item_id) filter (where line.cart_item_id is not null), '{}'),
    array(
      select row(shop.seller_id, shop.shop_name, sum(bought.quantity), sum(bought.total))::cart_service.cart_shop
      from cart_service.lines_of(cart.cart_id) as bought
      join seller_service.active_sellers as shop using (seller_id)
      where bought.can_be_bought
      group by shop.seller_id, shop.shop_name
      order by shop.shop_name, shop.seller_id
    )
  from cart_service.carts as cart
  left join lateral cart_service.lines_of(cart.cart_id) as line on true
  where cart.cart_id = cart_service.cart_of(platform.current_user_id(), platform.current_cart_session())
  group by cart.cart_id
$$;

comment on function cart_service.cart() is
  'The caller''s cart with live prices, what is available and what the buyer should know; null before anything was put in. A visitor''s is the one of x-cart-session.';
grant execute on function cart_service.cart() to market_anonymous;
