-- Definer: the worker reads no table of a service.
create or replace function logistics_service.parcel(shipment_id bigint)
returns table (
  reference text,
  tracking_number text,
  integration text,
  booked_at timestamptz,
  to_pickup boolean
)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'order ' || shipment.order_id, shipment.tracking_number, shipment.integration, shipment.booked_at,
    coalesce(sent.pickup_point_id is not null, false)
  from logistics_service.shipments as shipment
  left join order_service.sent_orders as sent using (order_id)
  where shipment.shipment_id = parcel.shipment_id
    and shipment.is_followed
    and shipment.status not in ('DELIVERED', 'LOST')
$$;

comment on function logistics_service.parcel(bigint) is
  'What a carrier has to know of a parcel that it carries for us and that has not arrived; none when it has, or a shop brings it.';
grant execute on function logistics_service.parcel(bigint) to market_worker;
