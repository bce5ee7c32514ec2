-- For checkout(); callable by nobody else.
create or replace function order_service.place_orders(
  checkout_id bigint,
  user_id bigint,
  address jsonb,
  payment_method_id bigint,
  lines order_service.priced_line[],
  discounts order_service.priced_discount[],
  quoted order_service.checkout_quote_order[]
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  fbo wms_service.stock_claim[];
  fbs product_service.stock_claim[];
begin
  insert into order_service.orders (
    checkout_id, user_id, seller_id, total_amount, discount_amount, shipping_cost, shipping_discount_amount,
    shipping_subsidy_amount, shipping_address_json, payment_method_id, shipping_method_id, pickup_point_id, order_type,
    expected_delivery_date
  )
  select
    place_orders.checkout_id, place_orders.user_id, each.seller_id, each.total_amount, each.discount_amount,
    each.shipping_cost, each.shipping_discount_amount,
    case when exists (
      select
      from unnest(discounts) as discount
      join unnest(lines) as line using (cart_item_id)
      where discount.frees_shipping
        and discount.is_platforms
        and (line.seller_id, line.order_type) = (each.seller_id, each.order_type)
    ) then each.shipping_discount_amount else 0 end,
    address || coalesce(
      (
        select jsonb_build_object('pickup_point', to_jsonb(point))
        from logistics_service.open_pickup_points as point
        where point.point_id = each.pickup_point_id
      ),
      '{}'
    ),
    place_orders.payment_method_id, each.shipping_method_id, each.pickup_point_id, each.order_type,
    each.expected_delivery_date
  from unnest(quoted) as each
  order by each.seller_id, each.order_type;

  with placed as (
    insert into order_service.order_items (
      order_id, product_id, product_variant_id, sku_code, product_name, quantity, unit_price, total_item_price,
      discount_amount, subsidy_amount, vat_rate, commission_rate, commission_amount
    )
    select
      orders.order_id, line.product_id, line.variant_id, line.sku_code, line.product_name, line.quantity,
      line.unit_price, line.total, line.discount, line.subsidy, line.vat_rate, line.commission_rate,
      round((line.total - line.discount) * line.commission_rate, 2)
    from unnest(lines) as line
    join order_service.orders
      on orders.checkout_id = place_orders.checkout_id
      and (orders.seller_id, orders.order_type) = (line.seller_id, line.order_type)
    order by orders.order_id, line.cart_item_id
    returning order_items.order_item_id, order_items.order_id, order_items.product_variant_id, order_items.sku_code,
      order_items.quantity
  )
  select
    array_agg(row(placed.order_item_id, placed.sku_code, placed.quantity)::wms_service.stock_claim)
      filter (where orders.order_type = 'FBO'),
    array_agg(row(placed.order_item_id, placed.product_variant_id, placed.quantity)::product_service.stock_claim)
      filter (where orders.order_type <> 'FBO')
  into fbo, fbs
  from placed
  join order_service.orders using (order_id);

  -- Always in this order: whoever waits for one of the two holds none of the other.
  if fbs is not null then
    perform product_service.reserve_stock(fbs);
  end if;
  if fbo is not null then
    perform wms_service.reserve_stock(fbo);
  end if;
  if cardinality(discounts) > 0 then
    perform order_service.redeem_discounts(checkout_id, user_id, lines, discounts);
  end if;
end
$$;

comment on function order_service.place_orders(
  bigint, bigint, jsonb, bigint, order_service.priced_line[], order_service.priced_discount[],
  order_service.checkout_quote_order[]
) is 'Writes the orders of a checkout with their lines, keeps their stock and uses their promotions. Errors: OUT_OF_STOCK, PROMOTION_USED_UP.';

-- For the same. Of several that free a delivery the first pays for it.
create or replace function order_service.redeem_discounts(
  checkout_id bigint,
  user_id bigint,
  lines order_service.priced_line[],
  discounts order_service.priced_discount[]
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform promotion_service.redeem(
    redeem_discounts.checkout_id,
    redeem_discounts.user_id,
    array(
      select row(given.promotion_id, given.order_id, given.amount)::promotion_service.redemption
      from (
        select discount.promotion_id, orders.order_id, sum(discount.amount) as amount
        from unnest(discounts) as discount
        join unnest(lines) as line using (cart_item_id)
        join order_service.orders
          on orders.checkout_id = redeem_discounts.checkout_id
          and (orders.seller_id, orders.order_type) = (line.seller_id, line.order_type)
        where not discount.frees_shipping
        group by discount.promotion_id, orders.order_id
        union all
        (
          select distinct on (orders.order_id)
            discount.promotion_id, orders.order_id, orders.shipping_discount_amount
          from unnest(discounts) as discount
          join unnest(lines) as line using (cart_item_id)
          join order_service.orders
            on orders.checkout_id = redeem_discounts.checkout_id
            and (orders.seller_id, orders.order_type) = (line.seller_id, line.order_type)
          where discount.frees_shipping
          order by orders.order_id, discount.is_platforms desc, discount.promotion_id
        )
      ) as given
      order by given.promotion_id, given.order_id
    )
  );
end
$$;

comment on function order_service.redeem_discounts(
  bigint, bigint, order_service.priced_line[], order_service.priced_discount[]
) is 'Uses the promotions of a checkout that was just written. Errors: PROMOTION_USED_UP.';
