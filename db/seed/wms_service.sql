-- The warehouses: places, stock and every movement that led to it, what comes in and goes out, counts and transfers.
insert into wms_service.warehouses (
  warehouse_id, name, address, capacity_sq_m, created_by, created_date, last_modified_date
)
select warehouse_id, name, address, capacity_sq_m, 'system', made_at, made_at
from (values
  (1, 'Подольск', 'Московская область, г. Подольск, ул. Складская, д. 1', 42000),
  (2, 'Шушары', 'Санкт-Петербург, пос. Шушары, Московское ш., д. 70', 27500),
  (3, 'Екатеринбург', 'г. Екатеринбург, Кольцовский тракт, д. 12', 18300)
) as listed (warehouse_id, name, address, capacity_sq_m)
cross join lateral (select pg_temp.anchor() - interval '900 days') as long_ago (made_at);

insert into wms_service.warehouse_staff (
  warehouse_id, user_id, is_active, created_by, created_date, last_modified_date
)
select warehouse_id, user_id, true, 'admin:7', joined_at, joined_at
from pg_temp.people
where kind = 'operator'
union all
-- Helped out once.
select 1, user_id, false, 'admin:7', joined_at + interval '90 days', joined_at + interval '120 days'
from pg_temp.people
where user_id = 2012;

insert into wms_service.locations (
  location_id, warehouse_id, code, type, max_capacity_units, is_active, created_by, created_date, last_modified_date
)
select
  location_id, warehouse_id, code, type::wms_service.warehouse_location_type_enum, max_capacity_units, n <> 54,
  'admin:7', made_at, made_at
from pg_temp.storage, lateral (select pg_temp.anchor() - interval '890 days') as long_ago (made_at)
order by location_id;

insert into wms_service.inbound_shipments (
  inbound_id, seller_id, warehouse_id, status, expected_arrival_date, actual_arrival_date, notes, created_by,
  created_date, last_modified_date
)
select
  inbound_id, seller_id, warehouse_id, inbound_status::wms_service.inbound_status_enum,
  (arrives_at at time zone 'UTC')::date,
  case when inbound_status like 'RECEIVED%' then arrives_at end,
  case inbound_status
    when 'CANCELLED' then 'Магазин перенёс поставку.'
    when 'RECEIVED_PARTIAL' then 'Ждём вторую машину.'
  end,
  'user:' || 1000 + (seller_id - 1) * 5 + 3,
  least(arrives_at, pg_temp.anchor()) - interval '5 days', least(arrives_at, pg_temp.anchor())
from pg_temp.stock
group by inbound_id, seller_id, warehouse_id, inbound_status, arrives_at
order by inbound_id;

insert into wms_service.inbound_items (
  inbound_item_id, inbound_id, sku_code, expected_quantity, received_quantity, created_by, created_date,
  last_modified_date
)
select
  inbound_item_id, inbound_id, sku_code, expected_quantity, received_quantity,
  'user:' || 1000 + (seller_id - 1) * 5 + 3,
  least(arrives_at, pg_temp.anchor()) - interval '5 days', least(arrives_at, pg_temp.anchor())
from pg_temp.stock
order by inbound_item_id;

-- Nobody is told of stock that was there from the beginning.
alter table wms_service.inventory_items disable trigger _900_announce_insert;

insert into wms_service.inventory_items (
  inventory_item_id, sku_code, warehouse_id, location_id, quantity, reserved_quantity, batch_number, expiration_date,
  seller_id, status, created_by, created_date, last_modified_date
)
select
  items.item_id, items.sku_code, items.warehouse_id, items.location_id, held.quantity, coalesce(promised.quantity, 0),
  items.batch_number, items.expiration_date, items.seller_id, items.status::wms_service.inventory_item_status_enum,
  'user:' || coalesce(items.operator, 2000 + (items.warehouse_id - 1) * 4 + 1), items.arrives_at, held.latest
from pg_temp.items
join (
  select
    items.item_id, max(movements.at) as latest,
    sum(case
      when to_location_id = items.location_id then quantity
      when from_location_id = items.location_id then -quantity
      else 0
    end)
      as quantity
  from pg_temp.items
  join pg_temp.movements using (item_id)
  group by items.item_id
) as held using (item_id)
left join (
  select item_id, sum(quantity - picked_quantity) as quantity
  from pg_temp.allocations
  group by item_id
) as promised
  using (item_id)
order by items.item_id;

alter table wms_service.inventory_items enable trigger _900_announce_insert;

-- Allocations stay when the goods have left: picked to the last piece, they promise nothing any more.
insert into wms_service.stock_allocations (
  allocation_id, order_item_id, inventory_item_id, warehouse_id, quantity, picked_quantity, created_by, created_date,
  last_modified_date
)
select
  allocations.allocation_id, allocations.order_item_id, allocations.item_id, allocations.warehouse_id,
  allocations.quantity,
  allocations.picked_quantity, 'system', orders.created_at,
  least(coalesce(allocations.completed_at, orders.created_at), pg_temp.anchor())
from pg_temp.allocations
join pg_temp.plan_orders as orders using (order_id)
order by allocations.allocation_id;

insert into wms_service.stock_movements (
  movement_id, inventory_item_id, sku_code, quantity, batch_number, warehouse_id, seller_id, from_location_id,
  to_location_id, movement_type, reference_document_id, reference_document_type, user_id, created_by, created_date,
  last_modified_date
)
select
  row_number() over (order by at, item_id, movement_type, document_id, to_location_id nulls first, quantity),
  item_id, sku_code, quantity, batch_number, warehouse_id, seller_id, from_location_id, to_location_id,
  movement_type::wms_service.stock_movement_type_enum, document_id, document_type, user_id, 'user:' || user_id, at, at
from pg_temp.movements;

-- A task is made when the order is confirmed.
insert into wms_service.picking_tasks (
  task_id, order_id, warehouse_id, picker_user_id, status, assigned_at, completed_at, created_by, created_date,
  last_modified_date
)
select
  row_number() over (order by processing_at, order_id), order_id, warehouse_id,
  case when task_status not in ('NEW', 'CANCELLED') then picker_user_id end,
  task_status::wms_service.picking_task_status_enum,
  case when task_status not in ('NEW', 'CANCELLED') then assigned_at end,
  case when task_status = 'COMPLETED' then completed_at end,
  'system', processing_at,
  case task_status
    when 'NEW' then processing_at
    when 'CANCELLED' then cancelled_at
    when 'ASSIGNED' then assigned_at
    when 'IN_PROGRESS' then begun_at
    else completed_at
  end
from pg_temp.picks
where line = 1 and task_status is not null;

insert into wms_service.picking_task_items (
  task_item_id, task_id, sku_code, quantity_to_pick, picked_quantity, source_location_id, created_by, created_date,
  last_modified_date
)
select
  row_number() over (order by tasks.task_id, picks.line), tasks.task_id, picks.sku_code, picks.quantity,
  picks.picked_quantity,
  items.location_id, 'system', tasks.created_date, tasks.last_modified_date
from pg_temp.picks
join wms_service.picking_tasks as tasks using (order_id)
join pg_temp.items on items.variant_id = picks.variant_id and items.occasion = 'first';

insert into wms_service.outbound_shipments (
  outbound_id, order_id, warehouse_id, status, carrier_id, tracking_number, dispatch_at, created_by, created_date,
  last_modified_date
)
select
  row_number() over (order by picks.processing_at, picks.order_id), picks.order_id, picks.warehouse_id,
  case
    when picks.delivered_at < pg_temp.anchor() then 'DELIVERED'
    when picks.shipped_at < pg_temp.anchor() then 'DISPATCHED'
    when picks.task_status = 'COMPLETED' then 'READY_FOR_DISPATCH'
    else 'PENDING_PICKING'
  end::wms_service.outbound_status_enum,
  case when picks.shipped_at < pg_temp.anchor() then methods.carrier_id end,
  case when picks.shipped_at < pg_temp.anchor() then 'MP' || lpad(picks.order_id::text, 9, '0') || 'RU' end,
  case when picks.shipped_at < pg_temp.anchor() then picks.shipped_at end,
  'system', picks.processing_at,
  coalesce(
    case when picks.delivered_at < pg_temp.anchor() then picks.delivered_at end,
    case when picks.shipped_at < pg_temp.anchor() then picks.shipped_at end,
    picks.processing_at
  )
from pg_temp.picks
join pg_temp.plan_orders as orders using (order_id)
join pg_temp.delivery_methods as methods on methods.method_id = orders.shipping_method_id
where picks.line = 1 and picks.task_status <> 'CANCELLED';

insert into wms_service.transfers (
  transfer_id, sku_code, quantity, from_location_id, to_location_id, status, initiated_by_user_id, completed_at,
  created_by, created_date, last_modified_date
)
select
  transfer_id, sku_code, quantity, from_location_id, to_location_id, status, operator,
  case when status = 'COMPLETED' then begun_at + interval '40 minutes' end, 'user:' || operator, begun_at,
  case when status = 'COMPLETED' then begun_at + interval '40 minutes' else begun_at end
from pg_temp.moved
order by transfer_id;

insert into wms_service.stocktakes (
  stocktake_id, warehouse_id, type, status, start_date, end_date, initiated_by_user_id, created_by, created_date,
  last_modified_date
)
select
  stocktake_id, warehouse_id, type::wms_service.stocktake_type_enum, status::wms_service.stocktake_status_enum,
  start_date, end_date,
  initiator, 'user:' || initiator, least(at, pg_temp.anchor()) - interval '3 days', least(at, pg_temp.anchor())
from pg_temp.counts
order by stocktake_id;

-- Of the count under way two in three places have been seen.
insert into wms_service.stocktake_items (
  stocktake_item_id, stocktake_id, sku_code, location_id, system_quantity, counted_quantity, created_by, created_date,
  last_modified_date
)
select
  stocktake_item_id, stocktake_id, sku_code, location_id, system_quantity,
  case when status = 'COMPLETED' or location_id % 3 > 0 then system_quantity + difference end,
  'user:' || initiator, at, at
from pg_temp.counted
order by stocktake_item_id;
