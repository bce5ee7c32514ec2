-- What lies in carts now, of users and of visitors: only what may be bought, at the price it was put in for, which
-- for a few was another than today's.
insert into cart_service.carts (
  cart_id, user_id, session_id, expires_at, created_by, created_date, last_modified_date
)
select
  cart_id,
  case when cart_id <= 180 then case cart_id when 1 then 1 when 2 then 2 else 1 + cart_id * 2 end end,
  case when cart_id > 180 then replace(pg_temp.uuid_of('cart session ' || cart_id)::text, '-', '') end,
  changed_at + case when cart_id <= 180 then interval '90 days' else interval '14 days' end,
  case
    when cart_id <= 180 then 'user:' || case cart_id when 1 then 1 when 2 then 2 else 1 + cart_id * 2 end
    else 'anonymous'
  end,
  changed_at - interval '2 days', changed_at
from generate_series(1, 240) as cart_id
cross join lateral (
  select pg_temp.anchor() - 10 * pg_temp.chance(cart_id, 'cart changed') * interval '1 day'
) as filled (changed_at);

insert into cart_service.cart_items (
  cart_item_id, cart_id, product_id, product_variant_id, quantity, price_at_add, added_at, created_by, created_date,
  last_modified_date
)
select
  row_number() over (order by cart_id, line), cart_id, product_id, variant_id, quantity, price_at_add, added_at,
  created_by, added_at, added_at
from (
  select distinct on (carts.cart_id, goods.product_id)
    carts.cart_id, line, goods.product_id, variants.variant_id, carts.created_by,
    (array[1, 1, 1, 2])[1 + pg_temp.pick(carts.cart_id * 10 + line, 'pieces', 4)] as quantity,
    case when pg_temp.chance(carts.cart_id * 10 + line, 'repriced') < 0.1
      then round(variants.price * 1.1, 0)
      else variants.price
    end as price_at_add,
    carts.last_modified_date - line * interval '3 minutes' as added_at
  from cart_service.carts
  cross join lateral generate_series(1, 1 + pg_temp.pick(carts.cart_id, 'cart lines', 4)) as line
  join pg_temp.goods on goods.number
    = 1 + floor((select count(*) from pg_temp.goods) * power(pg_temp.chance(carts.cart_id * 10 + line, 'wanted'), 1.3))
  join pg_temp.goods_variants as variants
    on variants.product_id = goods.product_id
    and variants.place = 1 + pg_temp.pick(carts.cart_id * 10 + line, 'wanted variant', variants.variants::integer)
  order by carts.cart_id, goods.product_id, line
) as chosen;
