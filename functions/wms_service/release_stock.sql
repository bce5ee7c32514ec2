-- Definer: a command of this service for order_service. What was picked is not released: it is put back by hand.
create or replace function wms_service.release_stock(claims wms_service.stock_claim[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wanted constant bigint[] := array(select claim.order_item_id from unnest(claims) as claim);
begin
  perform
  from wms_service.inventory_items as item
  where item.inventory_item_id in (
    select allocation.inventory_item_id
    from wms_service.stock_allocations as allocation
    where allocation.order_item_id = any (wanted)
      and allocation.quantity > allocation.picked_quantity
  )
  order by item.inventory_item_id
  for no key update;

  with demand as (
    select claim.order_item_id, claim.quantity from unnest(claims) as claim
  ), promised as (
    select
      allocation.allocation_id, allocation.order_item_id, allocation.inventory_item_id, allocation.picked_quantity,
      allocation.quantity - allocation.picked_quantity as open,
      sum(allocation.quantity - allocation.picked_quantity) over (
        partition by allocation.order_item_id order by allocation.allocation_id desc
      ) as upto
    from wms_service.stock_allocations as allocation
    where allocation.order_item_id = any (wanted)
      and allocation.quantity > allocation.picked_quantity
  ), freed as (
    select
      promised.allocation_id, promised.inventory_item_id, promised.open = pieces.quantity and picked_quantity = 0 as is_whole,
      pieces.quantity
    from promised
    join demand using (order_item_id)
    cross join lateral (
      select least(promised.open, coalesce(demand.quantity, promised.upto) - (promised.upto - promised.open)) as quantity
    ) as pieces
    where pieces.quantity > 0
  ), gone as (
    delete from wms_service.stock_allocations as allocation
    using freed
    where allocation.allocation_id = freed.allocation_id
      and freed.is_whole
  ), less as (
    update wms_service.stock_allocations as allocation
    set quantity = allocation.quantity - freed.quantity
    from freed
    where allocation.allocation_id = freed.allocation_id
      and not freed.is_whole
  )
  update wms_service.inventory_items as item
  set reserved_quantity = item.reserved_quantity - freed.quantity
  from (
    select each.inventory_item_id, sum(each.quantity) as quantity from freed as each group by each.inventory_item_id
  ) as freed
  where item.inventory_item_id = freed.inventory_item_id;
end
$$;

comment on function wms_service.release_stock(wms_service.stock_claim[]) is
  'Takes back what was promised to order lines and not picked yet: so many pieces of each line, or all of them when the quantity is null. Again is no harm when it is all of them.';
grant execute on function wms_service.release_stock(wms_service.stock_claim[]) to order_service;
