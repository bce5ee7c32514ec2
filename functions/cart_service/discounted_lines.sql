-- For cart(). A visitor, too, sees what promotions give; the limits for each user count when somebody buys.
create or replace function cart_service.discounted_lines(cart_id bigint, promo_code text, user_id bigint)
returns setof cart_service.cart_line
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  with line as materialized (
    select * from cart_service.lines_of(discounted_lines.cart_id)
  ), discount as materialized (
    select given.line_no as cart_item_id, sum(given.amount) as amount, bool_or(given.frees_shipping) as frees_shipping
    from promotion_service.discounts_of(
      cart_service.bought_lines(array(select line::cart_service.cart_line from line)), promo_code, user_id
    ) as given
    group by given.line_no
  )
  select
    line.cart_item_id, line.product_id, line.variant_id, line.sku_code, line.product_name, line.seller_id, line.quantity,
    line.price, line.price_at_add, line.available, line.total,
    coalesce(discount.amount, 0.00), coalesce(discount.frees_shipping, false),
    line.can_be_bought, line.warnings, line.added_at
  from line
  left join discount using (cart_item_id)
$$;

comment on function cart_service.discounted_lines(bigint, text, bigint) is
  'The lines of a cart with what promotions give on those that can be bought.';

-- For the same.
create or replace function cart_service.bought_lines(lines cart_service.cart_line[])
returns promotion_service.bought_line[]
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(
    array_agg(
      row(line.cart_item_id, line.product_id, offer.category_id, line.seller_id, line.total)::promotion_service.bought_line
      order by line.cart_item_id
    ),
    '{}'
  )
  from unnest(lines) as line
  cross join lateral (
    select each.category_id from product_service.offers as each where each.variant_id = line.variant_id offset 0
  ) as offer
  where line.can_be_bought
$$;

comment on function cart_service.bought_lines(cart_service.cart_line[]) is
  'The lines of a cart that can be bought, as promotions look at them.';
