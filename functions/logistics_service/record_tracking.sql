-- Definer: for the worker, which has asked the carrier. Events may come again, late and out of order: the parcel is as far
-- as the furthest of them, and never goes back.
create or replace function logistics_service.record_tracking(shipment_id bigint, events jsonb)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  parcel logistics_service.shipments;
  reached record;
begin
  select shipment.*
  into strict parcel
  from logistics_service.shipments as shipment
  where shipment.shipment_id = record_tracking.shipment_id
  for no key update;
  insert into logistics_service.tracking_events (shipment_id, carrier_event_id, status, place, occurred_at)
  select parcel.shipment_id, told.id, told.status, told.place, told.occurred_at
  from jsonb_to_recordset(events)
    as told (id text, status logistics_service.tracking_status_enum, place text, occurred_at timestamptz)
  order by told.occurred_at
  on conflict on constraint tracking_events_once_each do nothing;

  select known.status, known.occurred_at
  into reached
  from logistics_service.tracking_events as known
  where known.shipment_id = parcel.shipment_id
  order by known.status desc, known.event_id
  limit 1;
  if parcel.status not in ('DELIVERED', 'LOST') and reached.status > parcel.status then
    update logistics_service.shipments as shipment
    set
      status = reached.status,
      delivered_at = case when reached.status = 'DELIVERED' then reached.occurred_at end,
      looked_at = clock_timestamp()
    where shipment.shipment_id = parcel.shipment_id;
    if reached.status = 'DELIVERED' then
      perform order_service.mark_delivered(parcel.order_id);
    else
      -- The worker's own transaction: no request waits for it.
      perform platform.notify_subscribers('order', array[parcel.order_id]);
    end if;
  else
    update logistics_service.shipments as shipment
    set looked_at = clock_timestamp()
    where shipment.shipment_id = parcel.shipment_id;
  end if;
  return greatest(parcel.status, reached.status) in ('DELIVERED', 'LOST');
end
$$;

comment on function logistics_service.record_tracking(bigint, jsonb) is
  'What a carrier said of a parcel, as a list of {id, status, place, occurred_at}: each is written down once, and the order is delivered with its parcel. Whether there is nothing more to ask.';
grant execute on function logistics_service.record_tracking(bigint, jsonb) to market_worker;
