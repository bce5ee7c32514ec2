-- What happened in the warehouses, from the orders they filled. Every piece that is or was there came by an inbound
-- shipment or a return; what an item holds is what its movements add up to:
-- quantity = sum over the item's movements of + quantity into its location, - quantity out of it.

create temporary table storage on commit drop as
select
  warehouse_id * 1000 + n as location_id, warehouse_id, n,
  case
    when n <= 54 then (array['A', 'B', 'C'])[1 + (n - 1) / 18] || '-' || lpad((1 + (n - 1) % 18 / 3)::text, 2, '0')
      || '-' || lpad((1 + (n - 1) % 3)::text, 2, '0')
    when n <= 62 then 'P-' || lpad((n - 54)::text, 2, '0')
    when n <= 74 then 'S-' || lpad((n - 62)::text, 2, '0')
    else (array['PACK-01', 'RET-01', 'DMG-01', 'IN-01'])[n - 74]
  end as code,
  case when n <= 54 then 'SHELF' when n <= 62 then 'PALLET' when n <= 74 then 'BIN' else 'FLOOR' end as type,
  case when n <= 54 then 3000 when n <= 62 then 8000 when n <= 74 then 1500 end as max_capacity_units,
  -- One shelf is out of use; goods lie on the 73 others, from 0.
  case when n < 54 then n - 1 when n between 55 and 74 then n - 2 end as place
from generate_series(1, 3) as warehouse_id, generate_series(1, 78) as n;
create unique index on pg_temp.storage (warehouse_id, place) where place is not null;

-- What each FBO line asked of the warehouse of its shop, and how far it has been picked.
create temporary table picks on commit drop as
with timed as (
  select
    orders.order_id, orders.seller_id, totals.status as order_status,
    1 + orders.seller_id % 3 as warehouse_id,
    orders.processing_at, orders.shipped_at, orders.delivered_at, orders.cancelled_at,
    processing_at + (shipped_at - processing_at) * 0.2 as assigned_at,
    processing_at + (shipped_at - processing_at) * 0.5 as begun_at,
    processing_at + (shipped_at - processing_at) * 0.8 as completed_at
  from pg_temp.plan_orders as orders
  join pg_temp.plan_totals as totals using (order_id)
  where orders.order_type = 'FBO'
)
select
  timed.*,
  lines.order_item_id, lines.variant_id, lines.sku_code, lines.quantity,
  row_number() over (partition by order_id order by order_item_id) as line,
  case
    when order_status = 'PENDING' or processing_at is null then null
    when order_status = 'CANCELLED' then 'CANCELLED'
    when shipped_at is null or assigned_at > pg_temp.anchor() then 'NEW'
    when begun_at > pg_temp.anchor() then 'ASSIGNED'
    when completed_at > pg_temp.anchor() then 'IN_PROGRESS'
    else 'COMPLETED'
  end as task_status,
  2000 + (warehouse_id - 1) * 4 + 1 + pg_temp.pick(order_id, 'picker', 4) as picker_user_id
from timed
join (select order_id, order_item_id, variant_id, sku_code, quantity from pg_temp.plan_lines) as lines using (order_id);

alter table pg_temp.picks add column picked_quantity integer;
update pg_temp.picks
set picked_quantity = case
  when task_status = 'COMPLETED' then quantity
  when task_status = 'IN_PROGRESS' and line = 1 then quantity - quantity / 2
  else 0
end;
analyze pg_temp.picks;

-- Goods came when the shop began, again since, from the newer products just now, some to another warehouse too.
-- One shipment a shop and occasion; one inventory item a line of it.
create temporary table stock on commit drop as
with kept as (
  select
    variants.variant_id, variants.sku_code, variants.seller_id, leaves.keeps_days,
    products.product_id <= current_setting('seed.products')::bigint * 0.9 as is_old,
    1 + variants.seller_id % 3 as home,
    coalesce(wanted.quantity, 0)::integer as demand
  from product_service.product_variants as variants
  join product_service.products as products on products.product_id = variants.product_id
  join pg_temp.leaves on 1000 + leaves.number = products.category_id
  join pg_temp.shops on shops.number = variants.seller_id
  left join (
    select variant_id, sum(quantity) as quantity
    from pg_temp.picks
    where order_status <> 'CANCELLED'
    group by variant_id
  ) as wanted on wanted.variant_id = variants.variant_id
  where pg_temp.is_in_story(products.product_id) and pg_temp.kept(products.product_id) in ('FBO', 'BOTH')
    and products.status in ('ACTIVE', 'ARCHIVED') and shops.status in ('ACTIVE', 'SUSPENDED')
), brought as (
  select
    kept.*, occasion.*,
    case when occasion = 'elsewhere' then 1 + home % 3 else home end as warehouse_id,
    (
      pg_temp.pick(variant_id, 'place', 73) + case occasion when 'again' then 1 when 'new' then 5 else 0 end
    ) % 73 as place,
    case
      when occasion = 'first' and pg_temp.chance(variant_id, 'sold out') < 0.08 then greatest(demand, 1)
      when occasion = 'first' then demand + 5 + pg_temp.pick(variant_id, 'spare', 40)
      else 10 + pg_temp.pick(variant_id * 10 + ordinal, 'brought', 30)
    end as expected_quantity
  from kept
  cross join lateral (values
    (1, 'first', is_old,
      pg_temp.anchor() - (193 + pg_temp.pick(seller_id, 'first', 5)) * interval '1 day' + interval '10 hours'),
    (2, 'again', is_old and pg_temp.chance(variant_id, 'again') < 0.4,
      pg_temp.anchor() - (20 + pg_temp.pick(seller_id, 'again', 30)) * interval '1 day' + interval '11 hours'),
    (3, 'new', not is_old or pg_temp.chance(variant_id, 'new') < 0.04, pg_temp.anchor() - interval '30 hours'),
    (4, 'coming', pg_temp.chance(variant_id, 'coming') < 0.15,
      pg_temp.anchor() + (2 + pg_temp.pick(seller_id, 'coming', 20)) * interval '1 day'),
    (5, 'elsewhere', is_old and pg_temp.chance(variant_id, 'elsewhere') < 0.2,
      pg_temp.anchor() - (95 + pg_temp.pick(seller_id, 'elsewhere', 10)) * interval '1 day' + interval '9 hours')
  ) as occasion (ordinal, occasion, happens, arrives_at)
  where happens
), shipped as (
  select
    brought.*,
    dense_rank() over (order by arrives_at, seller_id, ordinal) as inbound_id,
    case
      when occasion = 'coming'
        then (array['PLANNED', 'IN_TRANSIT', 'PLANNED', 'CANCELLED'])[1 + (seller_id % 4)::integer]
      when occasion = 'new' and seller_id % 4 = 0 then 'RECEIVED_PARTIAL'
      else 'RECEIVED_COMPLETED'
    end as inbound_status,
    row_number() over (partition by seller_id, ordinal order by variant_id) as line
  from brought
  where expected_quantity > 0
)
select
  row_number() over (order by inbound_id, variant_id) as inbound_item_id,
  shipped.*,
  case
    when inbound_status = 'RECEIVED_COMPLETED' then expected_quantity
    when inbound_status = 'RECEIVED_PARTIAL' and line % 2 = 1 then expected_quantity / 2
    else 0
  end as received_quantity,
  storage.location_id,
  case when keeps_days is not null then 'L' || to_char(arrives_at, 'YYMMDD') || '-' || seller_id end as batch_number,
  case
    when keeps_days is null then null
    -- Some of what was sent elsewhere has been forgotten there.
    when occasion = 'elsewhere' and pg_temp.chance(variant_id, 'expired') < 0.1 then pg_temp.anchor()::date - 4
    -- What comes later also keeps longer, and nothing that is still to be sold is past its day.
    else greatest(
      arrives_at::date + keeps_days,
      pg_temp.anchor()::date + case occasion when 'first' then 20 when 'elsewhere' then 40 else 60 end
    )
  end as expiration_date,
  2000 + (shipped.warehouse_id - 1) * 4 + 1 + pg_temp.pick(inbound_id, 'receiver', 4) as operator
from shipped
join pg_temp.storage on storage.warehouse_id = shipped.warehouse_id and storage.place = shipped.place;

create temporary table items on commit drop as
select row_number() over (order by inbound_item_id) as item_id, *, 'AVAILABLE' as status
from pg_temp.stock
where received_quantity > 0;
create unique index on pg_temp.items (item_id);

-- What the line of an order is taken from: what came first, which also expires first.
create temporary table allocations on commit drop as
select
  row_number() over (order by picks.order_item_id) as allocation_id, picks.*,
  items.item_id, items.location_id, items.batch_number
from pg_temp.picks
join pg_temp.items on items.variant_id = picks.variant_id and items.occasion = 'first'
where picks.order_status <> 'CANCELLED';

-- Some of what came again is moved on; a third of that is put aside for a bulk buyer.
create temporary table moved on commit drop as
select
  row_number() over (order by number) as transfer_id, number, item_id as from_item_id, variant_id, sku_code, seller_id,
  warehouse_id, batch_number, expiration_date, location_id as from_location_id,
  (
    select location_id
    from pg_temp.storage
    where storage.warehouse_id = source.warehouse_id and storage.place = (source.place + 1) % 73
  ) as to_location_id,
  1 + pg_temp.pick(item_id, 'moved', 4) as quantity,
  case
    when number <= 18 then 'COMPLETED'
    when number <= 24 then 'IN_PROGRESS'
    when number <= 30 then 'PENDING'
    else 'CANCELLED'
  end
    as status,
  number % 3 = 0 as is_put_aside,
  operator,
  case
    when number <= 18 then pg_temp.anchor() - (19 - number) * interval '17 hours'
    else pg_temp.anchor() - (35 - number) * interval '20 minutes'
  end as begun_at
from (
  select *, row_number() over (order by pg_temp.chance(item_id, 'is moved')) as number
  from pg_temp.items
  where occasion = 'again'
) as source
where number <= 34;

-- Returned pieces are looked at before they are sold again; some are broken.
create temporary table returned on commit drop as
select
  lines.order_id, lines.order_item_id, lines.variant_id, lines.sku_code, lines.seller_id, lines.quantity,
  orders.returned_at,
  1 + lines.seller_id % 3 as warehouse_id,
  case when pg_temp.chance(lines.order_item_id, 'broken') < 0.3 then 'DAMAGED' else 'QUARANTINE' end as status,
  steps.changed_by as operator
from pg_temp.plan_lines as lines
join pg_temp.plan_orders as orders using (order_id)
join pg_temp.plan_steps as steps on steps.order_id = orders.order_id and steps.status = 'RETURNED'
where orders.order_type = 'FBO';

insert into pg_temp.items (
  item_id, variant_id, sku_code, seller_id, warehouse_id, location_id, batch_number, expiration_date, status,
  arrives_at, occasion
)
select
  (select max(item_id) from pg_temp.items) + row_number() over (order by arrives_at, variant_id, occasion),
  variant_id, sku_code, seller_id, warehouse_id, location_id, batch_number, expiration_date, status, arrives_at,
  occasion
from (
  select
    variant_id, sku_code, seller_id, warehouse_id, to_location_id as location_id, batch_number, expiration_date,
    case when is_put_aside then 'RESERVED' else 'AVAILABLE' end as status,
    begun_at + interval '40 minutes' as arrives_at,
    'transfer' as occasion
  from pg_temp.moved
  where moved.status = 'COMPLETED'
  union all
  select
    variant_id, sku_code, seller_id, warehouse_id,
    warehouse_id * 1000 + case status when 'DAMAGED' then 77 else 76 end, null, null, status, min(returned_at), 'return'
  from pg_temp.returned
  group by variant_id, sku_code, seller_id, warehouse_id, status
) as later;

-- Every movement, in time order; those of stocktakes are added below.
create temporary table movements on commit drop as
select item_id, sku_code, received_quantity as quantity, batch_number, warehouse_id, seller_id,
  null::bigint as from_location_id, location_id as to_location_id, 'RECEIVE' as movement_type,
  inbound_id as document_id, 'INBOUND' as document_type, operator as user_id, arrives_at as at
from pg_temp.items
where occasion in ('first', 'again', 'new', 'elsewhere')
union all
-- From the shelf to the packing table, and from there out of the house.
select
  item_id, sku_code, picked_quantity, batch_number, warehouse_id, seller_id, location_id, warehouse_id * 1000 + 75,
  'PICK',
  order_id, 'ORDER', picker_user_id, least(completed_at, pg_temp.anchor() - interval '1 minute')
from pg_temp.allocations
where picked_quantity > 0
union all
select item_id, sku_code, quantity, batch_number, warehouse_id, seller_id, warehouse_id * 1000 + 75, null, 'SHIP',
  order_id, 'ORDER', picker_user_id, shipped_at
from pg_temp.allocations
where shipped_at < pg_temp.anchor()
union all
select
  items.item_id, returned.sku_code, returned.quantity, null, returned.warehouse_id, returned.seller_id, null,
  items.location_id,
  'RECEIVE', returned.order_id, 'ORDER', returned.operator, returned.returned_at
from pg_temp.returned
join pg_temp.items
  on items.variant_id = returned.variant_id and items.status = returned.status and items.occasion = 'return'
union all
-- Taken, and, once it is over, put: in between the goods are in nobody's place.
select from_item_id, sku_code, quantity, batch_number, warehouse_id, seller_id, from_location_id, null, 'TRANSFER',
  transfer_id, 'TRANSFER', operator, begun_at
from pg_temp.moved
where status in ('COMPLETED', 'IN_PROGRESS')
union all
select
  items.item_id, moved.sku_code, moved.quantity, moved.batch_number, moved.warehouse_id, moved.seller_id, null,
  items.location_id,
  'TRANSFER', moved.transfer_id, 'TRANSFER', moved.operator, moved.begun_at + interval '40 minutes'
from pg_temp.moved
join pg_temp.items on items.occasion = 'transfer' and items.variant_id = moved.variant_id
where moved.status = 'COMPLETED';
create index on pg_temp.movements (item_id, at);
analyze pg_temp.movements, pg_temp.items;

-- Counts: of everything, or of an aisle in turn.
create temporary table counts on commit drop as
select
  row_number() over (order by start_date, warehouse_id, place) as stocktake_id, warehouse_id, type, status,
  start_date, start_date + interval '21 hours' as at, end_date, aisle,
  2000 + (warehouse_id - 1) * 4 + 1 as initiator
from generate_series(1, 3) as warehouse_id
cross join lateral (values
  (1, 'FULL', 'COMPLETED', -120, -119, null),
  (2, 'CYCLE_COUNT', 'CANCELLED', -70, -70, 'B'),
  (3, 'CYCLE_COUNT', 'COMPLETED', -40, -40, 'A'),
  (4, 'CYCLE_COUNT', 'COMPLETED', -12, -12, 'C'),
  (5, 'CYCLE_COUNT', 'IN_PROGRESS', -1, null, 'S'),
  (6, 'FULL', 'PLANNED', 10, null, null)
) as planned (place, type, status, starts, ends, aisle)
cross join lateral (
  select
    (pg_temp.anchor() at time zone 'UTC')::date + starts as start_date,
    (pg_temp.anchor() at time zone 'UTC')::date + ends as end_date
) as days;

create temporary table counted on commit drop as
with held as (
  select
    counts.stocktake_id, counts.status, counts.at, counts.warehouse_id, counts.initiator, items.item_id, items.sku_code,
    items.seller_id,
    items.location_id, items.batch_number,
    (
      select coalesce(sum(case when movements.to_location_id = items.location_id then quantity
        when movements.from_location_id = items.location_id then -quantity else 0 end), 0)
      from pg_temp.movements
      where movements.item_id = items.item_id and movements.at < counts.at
    ) as moved_so_far
  from pg_temp.counts
  join pg_temp.storage using (warehouse_id)
  join pg_temp.items using (location_id)
  where counts.status in ('COMPLETED', 'IN_PROGRESS') and storage.place is not null
    and (counts.aisle is null or storage.code like counts.aisle || '-%') and items.arrives_at < counts.at
), differing as (
  select held.*,
    -- A piece too few, or too many, in one of twenty; never where all that is left is promised.
    case
      when status <> 'COMPLETED' or moved_so_far = 0 then 0
      when items.occasion = 'first' and items.expected_quantity < items.demand + 5 then 0
      when pg_temp.chance(held.item_id * 100 + stocktake_id, 'difference') < 0.035 then -1
      when pg_temp.chance(held.item_id * 100 + stocktake_id, 'difference') < 0.05 then 1
      else 0
    end as difference
  from held
  join (select item_id, occasion, expected_quantity, demand from pg_temp.items) as items using (item_id)
)
select
  row_number() over (order by stocktake_id, location_id, sku_code) as stocktake_item_id, differing.*,
  (moved_so_far + coalesce(
    sum(difference) over (
      partition by item_id order by stocktake_id rows between unbounded preceding and 1 preceding
    ), 0
  ))::integer as system_quantity
from differing;

insert into pg_temp.movements
select item_id, sku_code, 1, batch_number, warehouse_id, seller_id,
  case when difference < 0 then location_id end, case when difference > 0 then location_id end,
  case when difference < 0 then 'ADJUSTMENT_OUT' else 'ADJUSTMENT_IN' end, stocktake_id, 'STOCKTAKE', initiator, at
from pg_temp.counted
where difference <> 0;
