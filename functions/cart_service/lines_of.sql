-- For cart(). Prices and stock are read where they are decided.
create or replace function cart_service.lines_of(cart_id bigint)
returns setof cart_service.cart_line
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    item.cart_item_id,
    item.product_id,
    item.product_variant_id,
    offer.sku_code,
    offer.product_name,
    offer.seller_id,
    item.quantity,
    case when state.is_for_sale then offer.price end,
    item.price_at_add,
    state.available,
    case when verdict.can_be_bought then item.quantity * offer.price else 0.00 end,
    0.00,
    false,
    verdict.can_be_bought,
    array_remove(
      array[
        case when offer.is_listed is not true then 'NOT_FOR_SALE' when shop.seller_id is null then 'SHOP_CLOSED' end,
        case
          when not state.is_for_sale then null
          when state.available = 0 then 'OUT_OF_STOCK'
          when state.available < item.quantity then 'NOT_ENOUGH'
        end,
        case when state.is_for_sale and offer.price <> item.price_at_add then 'PRICE_CHANGED' end
      ]::cart_service.cart_warning_enum[],
      null
    ),
    item.added_at
  from cart_service.cart_items as item
  -- Each by itself: the published views are barriers, and stock is a sum.
  left join lateral (
    select * from product_service.offers as each where each.variant_id = item.product_variant_id offset 0
  ) as offer on true
  left join lateral (
    select * from seller_service.active_sellers as each where each.seller_id = offer.seller_id offset 0
  ) as shop on true
  left join lateral (
    select each.available from wms_service.stock_availability as each where each.sku_code = offer.sku_code
  ) as stored on true
  cross join lateral (
    select
      coalesce(offer.is_listed and shop.seller_id is not null, false) as is_for_sale,
      -- A line is sent from one place of the two: from the platform's warehouses or from the shop's own.
      greatest(coalesce(stored.available, 0), coalesce(offer.fbs_available, 0))::integer as available
  ) as state
  cross join lateral (
    select state.is_for_sale and state.available >= item.quantity as can_be_bought
  ) as verdict
  where item.cart_id = lines_of.cart_id
  order by item.added_at, item.cart_item_id
$$;

comment on function cart_service.lines_of(bigint) is
  'The lines of a cart in the order they were put in, with what is true of them now, before discounts.';
