-- Definer: reads what is published to this service.
create or replace function cart_service.cart(promo_code text default null)
returns cart_service.cart_contents
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  with own as materialized (
    select cart.*
    from cart_service.carts as cart
    where cart.cart_id = cart_service.cart_of(platform.current_user_id(), platform.current_cart_session())
  ), line as materialized (
    select priced.*
    from own
    cross join lateral cart_service.discounted_lines(own.cart_id, promo_code, platform.current_user_id()) as priced
  ), sums as (
    select
      coalesce(sum(line.quantity) filter (where line.can_be_bought), 0)::integer as pieces,
      coalesce(sum(line.total), 0.00) as total,
      coalesce(sum(line.discount), 0.00) as discount,
      coalesce(bool_and(line.can_be_bought), false) as can_be_bought,
      coalesce(
        array_agg(line::cart_service.cart_line order by line.added_at, line.cart_item_id), '{}'
      ) as lines
    from line
  )
  select
    own.cart_id,
    own.expires_at,
    admin_service.text_setting('platform.currency'),
    sums.pieces,
    sums.total,
    sums.discount,
    case
      when promo_code is not null
        then promotion_service.promo_code_refusal(
          promo_code, cart_service.bought_lines(sums.lines), platform.current_user_id()
        )::cart_service.promo_code_refusal_enum
    end,
    sums.can_be_bought,
    sums.lines,
    array(
      select
        row(shop.seller_id, shop.shop_name, sum(line.quantity), sum(line.total), sum(line.discount))
          ::cart_service.cart_shop
      from line
      join seller_service.active_sellers as shop using (seller_id)
      where line.can_be_bought
      group by shop.seller_id, shop.shop_name
      order by shop.shop_name, shop.seller_id
    )
  from own
  cross join sums
$$;

comment on function cart_service.cart(text) is
  'The caller''s cart with live prices, what is available, what promotions give, with a code or without, and what the buyer should know; null before anything was put in. A visitor''s is the one of x-cart-session. A code that gives nothing is no error: promoCodeRefusal says why.';
grant execute on function cart_service.cart(text) to market_anonymous;
