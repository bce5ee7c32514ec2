-- Definer: a command of this service for order_service, in the transaction that writes the order. All stock that could
-- serve is locked in the order of its keys, so that nobody waits in a circle; then what expires first is taken first, and
-- of equals the place that is closest to empty. Lines and stock are laid along one measure and cut where they meet.
create or replace function wms_service.reserve_stock(claims wms_service.stock_claim[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wanted constant text[] := array(select claim.sku_code from unnest(claims) as claim);
  today constant date := (now() at time zone 'UTC')::date;
  short jsonb;
begin
  perform
  from wms_service.inventory_items as item
  where item.sku_code = any (wanted)
    and item.status = 'AVAILABLE'
    and item.quantity > item.reserved_quantity
    and (item.expiration_date is null or item.expiration_date > today)
  order by item.inventory_item_id
  for no key update;

  with demand as (
    select
      claim.order_item_id, claim.sku_code, claim.quantity,
      sum(claim.quantity) over (partition by claim.sku_code order by claim.order_item_id) as upto
    from unnest(claims) as claim
  ), supply as (
    select
      item.inventory_item_id, item.warehouse_id, item.sku_code, item.quantity - item.reserved_quantity as free,
      sum(item.quantity - item.reserved_quantity) over (
        partition by item.sku_code
        order by item.expiration_date nulls last, item.quantity - item.reserved_quantity, item.inventory_item_id
      ) as upto
    from wms_service.inventory_items as item
    where item.sku_code = any (wanted)
      and item.status = 'AVAILABLE'
      and item.quantity > item.reserved_quantity
      and (item.expiration_date is null or item.expiration_date > today)
  ), allocated as (
    insert into wms_service.stock_allocations (order_item_id, inventory_item_id, warehouse_id, quantity)
    select
      demand.order_item_id, supply.inventory_item_id, supply.warehouse_id,
      least(demand.upto, supply.upto) - greatest(demand.upto - demand.quantity, supply.upto - supply.free)
    from demand
    join supply
      on supply.sku_code = demand.sku_code
      and supply.upto > demand.upto - demand.quantity
      and supply.upto - supply.free < demand.upto
    returning order_item_id, inventory_item_id, quantity
  ), reserved as (
    update wms_service.inventory_items as item
    set reserved_quantity = item.reserved_quantity + taken.quantity
    from (
      select allocated.inventory_item_id, sum(allocated.quantity) as quantity
      from allocated
      group by allocated.inventory_item_id
    ) as taken
    where item.inventory_item_id = taken.inventory_item_id
  )
  select jsonb_agg(
    jsonb_build_object('skuCode', demand.sku_code, 'wanted', demand.quantity, 'available', coalesce(given.quantity, 0))
  )
  into short
  from demand
  left join (
    select allocated.order_item_id, sum(allocated.quantity) as quantity
    from allocated
    group by allocated.order_item_id
  ) as given using (order_item_id)
  where coalesce(given.quantity, 0) < demand.quantity;

  if short is not null then
    perform platform.fail(
      'OUT_OF_STOCK', 'Some of it was sold a moment ago.', field => 'cart', details => jsonb_build_object('lines', short)
    );
  end if;
end
$$;

comment on function wms_service.reserve_stock(wms_service.stock_claim[]) is
  'Promises pieces in the platform''s warehouses to order lines, all or none: what expires first is promised first, what has expired never. Errors: OUT_OF_STOCK.';
grant execute on function wms_service.reserve_stock(wms_service.stock_claim[]) to order_service;
