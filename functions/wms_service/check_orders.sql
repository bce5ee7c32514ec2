-- Definer: called by platform.check_invariants(), which has no right on the tables.
-- What orders are promised, what is taken from the shelves for them, and what leaves the house.
create or replace function wms_service.check_orders()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'allocation_is_of_its_line',
    format('allocation %s', allocation_id),
    format(
      '%s of seller %s for an order line of %s of seller %s',
      item.sku_code, item.seller_id, line.sku_code, line.seller_id
    )
  from wms_service.stock_allocations as allocation
  join wms_service.inventory_items as item using (inventory_item_id)
  join order_service.order_lines as line using (order_item_id)
  where (item.sku_code, item.seller_id) <> (line.sku_code, line.seller_id)

  union all
  -- An open line has all of it; none has more than was ordered, nor anything that its shop sends itself.
  select
    'line_is_allocated_in_full',
    format('order line %s', order_item_id),
    format(
      '%s pieces of a %s order that is %s, allocated %s',
      line.quantity - line.cancelled_quantity, line.order_type, line.status, coalesce(given.quantity, 0)
    )
  from order_service.order_lines as line
  left join (
    select order_item_id, sum(quantity) as quantity from wms_service.stock_allocations group by order_item_id
  ) as given using (order_item_id)
  where case
    when line.order_type <> 'FBO' then given.quantity is not null
    when line.status in ('PENDING', 'PROCESSING') then coalesce(given.quantity, 0) <> line.quantity - line.cancelled_quantity
    else given.quantity > line.quantity - line.cancelled_quantity
  end

  union all
  select
    'picked_is_moved',
    format('order %s, %s', order_id, sku_code),
    format('picked %s by the tasks, %s by the movements', coalesce(picked.quantity, 0), coalesce(moved.quantity, 0))
  from (
    select order_id, sku_code, sum(picked_quantity) as quantity
    from wms_service.picking_task_items
    join wms_service.picking_tasks using (task_id)
    group by order_id, sku_code
  ) as picked
  full join (
    select reference_document_id as order_id, sku_code, sum(quantity) as quantity
    from wms_service.stock_movements
    where reference_document_type = 'ORDER'
      and movement_type = 'PICK'
    group by reference_document_id, sku_code
  ) as moved using (order_id, sku_code)
  where coalesce(picked.quantity, 0) <> coalesce(moved.quantity, 0)

  union all
  select
    'shipped_was_picked',
    format('order %s, %s', reference_document_id, sku_code),
    format(
      'shipped %s, picked %s',
      sum(quantity) filter (where movement_type = 'SHIP'),
      coalesce(sum(quantity) filter (where movement_type = 'PICK'), 0)
    )
  from wms_service.stock_movements
  where reference_document_type = 'ORDER'
  group by reference_document_id, sku_code
  having sum(quantity) filter (where movement_type = 'SHIP')
    > coalesce(sum(quantity) filter (where movement_type = 'PICK'), 0)

  union all
  select
    'picking_task_says_who_and_when',
    format('picking task %s', task_id),
    format('is %s, picker: %s, assigned at: %s, completed at: %s', status, picker_user_id, assigned_at, completed_at)
  from wms_service.picking_tasks
  where status in ('ASSIGNED', 'IN_PROGRESS', 'COMPLETED') and (picker_user_id is null or assigned_at is null)
    or (status = 'COMPLETED') <> (completed_at is not null)
    or completed_at < assigned_at

  union all
  select
    'picking_task_is_as_far_as_its_lines',
    format('picking task %s', task_id),
    format('is %s, picked %s of %s', status, sum(picked_quantity), sum(quantity_to_pick))
  from wms_service.picking_tasks
  join wms_service.picking_task_items using (task_id)
  group by task_id
  having status = 'COMPLETED' and sum(picked_quantity) < sum(quantity_to_pick)
    or status in ('NEW', 'ASSIGNED') and sum(picked_quantity) > 0

  union all
  select
    'dispatched_parcel_says_when_and_how',
    format('outbound shipment %s', outbound_id),
    format('is %s, dispatched at: %s, carrier: %s', status, dispatch_at, carrier_id)
  from wms_service.outbound_shipments
  where status in ('DISPATCHED', 'DELIVERED') and (dispatch_at is null or carrier_id is null)
    or status in ('PENDING_PICKING', 'READY_FOR_DISPATCH') and dispatch_at is not null
$$;

comment on function wms_service.check_orders() is
  'What must hold of the warehouse''s part in orders at any time and does not.';
grant execute on function wms_service.check_orders() to platform;
