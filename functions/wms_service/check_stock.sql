-- Definer: called by platform.check_invariants(), which has no right on the tables.
-- What is on the shelves, what is promised of it, and the movements that say how it came there.
create or replace function wms_service.check_stock()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'stock_is_its_movements',
    format('inventory item %s', inventory_item_id),
    format('holds %s, its movements add up to %s', item.quantity, coalesce(moved.quantity, 0))
  from wms_service.inventory_items as item
  left join (
    select
      inventory_item_id,
      sum(case
        when movement.to_location_id = there.location_id then movement.quantity
        when movement.from_location_id = there.location_id then -movement.quantity
        else 0
      end) as quantity
    from wms_service.stock_movements as movement
    join wms_service.inventory_items as there using (inventory_item_id)
    group by inventory_item_id
  ) as moved using (inventory_item_id)
  where item.quantity <> coalesce(moved.quantity, 0)

  union all
  select
    'stock_was_never_below_zero',
    format('inventory item %s', inventory_item_id),
    format('stood at %s after movement %s', quantity, movement_id)
  from (
    select
      inventory_item_id,
      movement_id,
      sum(case
        when movement.to_location_id = item.location_id then movement.quantity
        when movement.from_location_id = item.location_id then -movement.quantity
        else 0
      end) over (partition by inventory_item_id order by movement.created_date, movement_id) as quantity
    from wms_service.stock_movements as movement
    join wms_service.inventory_items as item using (inventory_item_id)
  ) as running
  where quantity < 0

  union all
  select
    'reserved_is_its_allocations',
    format('inventory item %s', inventory_item_id),
    format('has %s reserved, orders wait for %s', item.reserved_quantity, coalesce(promised.quantity, 0))
  from wms_service.inventory_items as item
  left join (
    select inventory_item_id, sum(quantity - picked_quantity) as quantity
    from wms_service.stock_allocations
    group by inventory_item_id
  ) as promised using (inventory_item_id)
  where item.reserved_quantity <> coalesce(promised.quantity, 0)

  union all
  select
    'movement_is_of_its_item',
    format('movement %s', movement_id),
    format(
      'of %s, seller %s, warehouse %s, batch %s; inventory item %s is of another',
      movement.sku_code, movement.seller_id, movement.warehouse_id, movement.batch_number, inventory_item_id
    )
  from wms_service.stock_movements as movement
  join wms_service.inventory_items as item using (inventory_item_id)
  where (movement.sku_code, movement.seller_id, movement.warehouse_id, movement.batch_number)
    is distinct from (item.sku_code, item.seller_id, item.warehouse_id, item.batch_number)

  union all
  -- What goes to another warehouse leaves one and arrives in the other: two movements.
  select
    'movement_stays_in_its_warehouse',
    format('movement %s', movement_id),
    format('of warehouse %s, location %s is in warehouse %s', movement.warehouse_id, location_id, location.warehouse_id)
  from wms_service.stock_movements as movement
  join wms_service.locations as location on location.location_id in (movement.from_location_id, movement.to_location_id)
  where location.warehouse_id <> movement.warehouse_id

  union all
  select
    'stock_is_of_the_shop_that_sells_it',
    format('inventory item %s', inventory_item_id),
    format('is of seller %s, %s of seller %s', item.seller_id, item.sku_code, offer.seller_id)
  from wms_service.inventory_items as item
  join product_service.offers as offer using (sku_code)
  where offer.seller_id <> item.seller_id

  union all
  select
    'place_is_not_overfull',
    format('location %s', location_id),
    format('takes %s pieces and holds %s', location.max_capacity_units, sum(item.quantity))
  from wms_service.locations as location
  join wms_service.inventory_items as item using (location_id)
  group by location_id
  having sum(item.quantity) > location.max_capacity_units

  union all
  select
    'closed_place_is_empty',
    format('location %s', location_id),
    format('is out of use, holds %s pieces', sum(item.quantity))
  from wms_service.locations as location
  join wms_service.inventory_items as item using (location_id)
  where not location.is_active
  group by location_id
  having sum(item.quantity) > 0
$$;

comment on function wms_service.check_stock() is
  'What must hold of stock at any time and does not.';
grant execute on function wms_service.check_stock() to platform;
