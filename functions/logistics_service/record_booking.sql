-- Definer: for the worker, which has told the carrier. Again is no harm.
create or replace function logistics_service.record_booking(
  shipment_id bigint,
  integration text,
  tracking_number text
)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update logistics_service.shipments as shipment
  set
    integration = record_booking.integration,
    tracking_number = record_booking.tracking_number,
    booked_at = clock_timestamp()
  where shipment.shipment_id = record_booking.shipment_id
    and shipment.booked_at is null
$$;

comment on function logistics_service.record_booking(bigint, text, text) is
  'A carrier knows of a parcel, by which of our interfaces and by which number; nothing when that was known.';
grant execute on function logistics_service.record_booking(bigint, text, text) to market_worker;
