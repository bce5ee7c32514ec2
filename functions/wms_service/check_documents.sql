-- Definer: called by platform.check_invariants(), which has no right on the tables.
-- Papers of the warehouse against the movements they caused.
create or replace function wms_service.check_documents()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'received_is_moved',
    format('inbound shipment %s, %s', inbound_id, sku_code),
    format('received %s by its lines, %s by the movements', coalesce(received.quantity, 0), coalesce(moved.quantity, 0))
  from (
    select inbound_id, sku_code, sum(received_quantity) as quantity
    from wms_service.inbound_items
    group by inbound_id, sku_code
  ) as received
  full join (
    select reference_document_id as inbound_id, sku_code, sum(quantity) as quantity
    from wms_service.stock_movements
    where reference_document_type = 'INBOUND'
      and movement_type = 'RECEIVE'
    group by reference_document_id, sku_code
  ) as moved using (inbound_id, sku_code)
  where coalesce(received.quantity, 0) <> coalesce(moved.quantity, 0)

  union all
  select
    'shipment_that_came_says_when',
    format('inbound shipment %s', inbound_id),
    format('is %s, arrived at: %s, received %s', status, actual_arrival_date, coalesce(sum(received_quantity), 0))
  from wms_service.inbound_shipments
  left join wms_service.inbound_items using (inbound_id)
  group by inbound_id
  having status in ('RECEIVED_PARTIAL', 'RECEIVED_COMPLETED') and actual_arrival_date is null
    or status in ('PLANNED', 'IN_TRANSIT', 'CANCELLED') and coalesce(sum(received_quantity), 0) > 0

  union all
  select
    'stocktake_is_posted',
    format('stocktake %s, %s in location %s', stocktake_id, sku_code, location_id),
    format('differs by %s, the movements correct %s', coalesce(counted.quantity, 0), coalesce(posted.quantity, 0))
  from (
    select stocktake_id, sku_code, location_id, sum(discrepancy) as quantity
    from wms_service.stocktake_items
    join wms_service.stocktakes using (stocktake_id)
    where status = 'COMPLETED'
    group by stocktake_id, sku_code, location_id
  ) as counted
  full join (
    select
      reference_document_id as stocktake_id,
      sku_code,
      coalesce(to_location_id, from_location_id) as location_id,
      sum(case when to_location_id is not null then quantity else -quantity end) as quantity
    from wms_service.stock_movements
    where reference_document_type = 'STOCKTAKE'
    group by 1, 2, 3
  ) as posted using (stocktake_id, sku_code, location_id)
  where coalesce(counted.quantity, 0) <> coalesce(posted.quantity, 0)

  union all
  select
    'completed_stocktake_is_counted',
    format('stocktake %s', stocktake_id),
    format('ended: %s, lines not counted: %s', end_date, count(*) filter (where counted_quantity is null))
  from wms_service.stocktakes
  join wms_service.stocktake_items using (stocktake_id)
  where status = 'COMPLETED'
  group by stocktake_id
  having end_date is null
    or count(*) filter (where counted_quantity is null) > 0

  union all
  -- On its way it has left one place and not reached the other.
  select
    'transfer_is_moved',
    format('transfer %s', transfer_id),
    format('%s pieces, %s: taken %s, put %s', transfer.quantity, transfer.status, moved.taken, moved.put)
  from wms_service.transfers as transfer
  cross join lateral (
    select
      coalesce(sum(quantity) filter (where from_location_id = transfer.from_location_id), 0) as taken,
      coalesce(sum(quantity) filter (where to_location_id = transfer.to_location_id), 0) as put
    from wms_service.stock_movements
    where reference_document_type = 'TRANSFER'
      and reference_document_id = transfer.transfer_id
  ) as moved
  where moved.taken <> case when transfer.status in ('IN_PROGRESS', 'COMPLETED') then transfer.quantity else 0 end
    or moved.put <> case when transfer.status = 'COMPLETED' then transfer.quantity else 0 end

  union all
  select
    'transfer_completed_says_when',
    format('transfer %s', transfer_id),
    format('is %s, completed at: %s', status, completed_at)
  from wms_service.transfers
  where (status = 'COMPLETED') <> (completed_at is not null)
$$;

comment on function wms_service.check_documents() is
  'What must hold of deliveries to the warehouse, stocktakes and transfers at any time and does not.';
grant execute on function wms_service.check_documents() to platform;
