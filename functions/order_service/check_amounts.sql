-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function order_service.check_amounts()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'order_total_is_its_lines',
    format('order %s', order_id),
    format('total %s, lines less discount and with shipping %s', orders.total_amount, priced.amount)
  from order_service.orders
  left join (
    select order_id, sum(total_item_price) as lines from order_service.order_items group by order_id
  ) as item using (order_id)
  cross join lateral (
    select item.lines - coalesce(orders.discount_amount, 0) + coalesce(orders.shipping_cost, 0) as amount
  ) as priced
  where orders.total_amount is distinct from priced.amount

  union all
  select
    'checkout_total_is_its_orders',
    format('checkout %s', checkout_id),
    format(
      'total %s, discount %s, shipping %s; its orders make %s, %s, %s',
      checkouts.total_amount, checkouts.discount_amount, checkouts.shipping_cost,
      made.total, made.discount, made.shipping
    )
  from order_service.checkouts
  left join (
    select
      checkout_id,
      sum(total_amount) as total,
      sum(coalesce(discount_amount, 0)) as discount,
      sum(coalesce(shipping_cost, 0)) as shipping
    from order_service.orders
    group by checkout_id
  ) as made using (checkout_id)
  where (checkouts.total_amount, checkouts.discount_amount, checkouts.shipping_cost)
    is distinct from (made.total, made.discount, made.shipping)

  union all
  select
    'checkout_is_of_one_buyer',
    format('order %s', order_id),
    format('is of user %s, its checkout %s of user %s', orders.user_id, checkout_id, checkouts.user_id)
  from order_service.orders
  join order_service.checkouts using (checkout_id)
  where orders.user_id <> checkouts.user_id

  union all
  select
    'discount_is_split_over_lines',
    format('order %s', order_id),
    format('discount %s, of which shipping has %s and lines have %s', discount_amount, shipping_discount_amount, item.amount)
  from order_service.orders
  join (
    select order_id, sum(discount_amount) as amount from order_service.order_items group by order_id
  ) as item using (order_id)
  where item.amount + shipping_discount_amount <> discount_amount

  union all
  select
    'commission_is_its_rate',
    format('order line %s', order_item_id),
    format('%s is not %s of %s less %s', commission_amount, commission_rate, total_item_price, discount_amount)
  from order_service.order_items
  where commission_amount <> round((total_item_price - discount_amount) * commission_rate, 2)
$$;

comment on function order_service.check_amounts() is
  'What must hold of the money in orders at any time and does not.';
grant execute on function order_service.check_amounts() to platform;
