-- Definer: a consumer of events, called by platform. The buyer, or the shop, may know before the carrier does.
create or replace function logistics_service.follow_deliveries(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update logistics_service.shipments as shipment
  set status = 'DELIVERED', delivered_at = sent.delivered_at
  from order_service.sent_orders as sent
  where shipment.order_id = sent.order_id
    and shipment.status <> 'DELIVERED'
    and sent.delivered_at is not null
    and sent.order_id in (
      select (event.payload ->> 'orderId')::bigint from unnest(follow_deliveries.events) as event
    )
$$;

comment on function logistics_service.follow_deliveries(platform.event[]) is
  'Consumer of order.delivered: the parcel has arrived, whoever said so, and is followed no further.';
grant execute on function logistics_service.follow_deliveries(platform.event[]) to platform;
