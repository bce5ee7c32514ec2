create or replace function logistics_service.tracking(order_id bigint)
returns logistics_service.parcel_tracking
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select row(
    shipment.order_id,
    shipment.status,
    carrier.name,
    shipment.tracking_number,
    replace(carrier.tracking_url_pattern, '{tracking_number}', replace(shipment.tracking_number, ' ', '%20')),
    shipment.delivered_at,
    array(
      select row(told.status, told.place, told.occurred_at)::logistics_service.tracking_step
      from logistics_service.tracking_events as told
      where told.shipment_id = shipment.shipment_id
      order by told.occurred_at, told.event_id
    )
  )::logistics_service.parcel_tracking
  from logistics_service.shipments as shipment
  left join logistics_service.shipping_carriers as carrier using (carrier_id)
  where shipment.order_id = tracking.order_id
$$;

comment on function logistics_service.tracking(bigint) is
  'Where the parcel of an order is, for the buyer, the shop and administrators; null before it is sent, or for an order that is not the caller''s to see.';
grant execute on function logistics_service.tracking(bigint) to market_customer, market_admin;
