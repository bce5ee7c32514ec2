-- For checkout() and checkout_quote(); callable by nobody else.
create or replace function order_service.quote_of(
  lines order_service.priced_line[],
  discounts order_service.priced_discount[]
)
returns order_service.checkout_quote_order[]
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select array_agg(
    row(
      goods.seller_id, goods.order_type, goods.shipping_method_id, goods.pickup_point_id, goods.amount,
      goods.discount + freed.amount, method.base_cost, freed.amount,
      goods.amount - goods.discount + method.base_cost - freed.amount,
      (now() at time zone 'UTC')::date + method.max_delivery_days
    )::order_service.checkout_quote_order
    order by goods.seller_id, goods.order_type
  )
  from (
    select
      line.seller_id, line.order_type, line.shipping_method_id, line.pickup_point_id, sum(line.total) as amount,
      sum(line.discount) as discount, array_agg(line.cart_item_id) as cart_item_ids
    from unnest(lines) as line
    group by line.seller_id, line.order_type, line.shipping_method_id, line.pickup_point_id
  ) as goods
  cross join lateral (
    select each.base_cost, each.max_delivery_days
    from logistics_service.delivery_methods as each
    where each.method_id = goods.shipping_method_id
    offset 0
  ) as method
  cross join lateral (
    select case when exists (
      select from unnest(discounts) as each where each.frees_shipping and each.cart_item_id = any (goods.cart_item_ids)
    ) then method.base_cost else 0.00 end as amount
  ) as freed
$$;

comment on function order_service.quote_of(order_service.priced_line[], order_service.priced_discount[]) is
  'The orders that lines of a cart become: one for each shop and way of delivery, with what each costs.';
