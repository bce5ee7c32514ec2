-- Definer: a command of this service, for order_service when a shop sends an order, and for the worker when the warehouse
-- has. Again is no harm.
create or replace function logistics_service.open_shipment(order_id bigint, carrier_id bigint default null)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  sent record;
  opened bigint;
begin
  if open_shipment.carrier_id is not null and not exists (
    select
    from logistics_service.shipping_carriers as carrier
    where carrier.carrier_id = open_shipment.carrier_id
      and carrier.is_active
  ) then
    perform platform.fail('INVALID_INPUT', 'There is no such carrier, or we do not work with it.', field => 'carrierId');
  end if;
  select handed.*, method.carrier_id
  into sent
  from order_service.sent_orders as handed
  left join logistics_service.shipping_methods as method on method.method_id = handed.shipping_method_id
  where handed.order_id = open_shipment.order_id;
  if not found then
    perform platform.fail('INVALID_STATE', 'The order was not sent.');
  end if;

  insert into logistics_service.shipments (
    order_id, user_id, seller_id, carrier_id, tracking_number, is_followed, status, delivered_at
  )
  values (
    sent.order_id, sent.user_id, sent.seller_id, coalesce(open_shipment.carrier_id, sent.carrier_id),
    sent.tracking_number, sent.order_type <> 'FBS_SELLER_DELIVERY',
    case when sent.delivered_at is null then 'CREATED' else 'DELIVERED' end::logistics_service.tracking_status_enum,
    sent.delivered_at
  )
  on conflict on constraint shipments_once_per_order do nothing
  returning shipment_id
  into opened;
  if opened is null then
    select known.shipment_id
    into opened
    from logistics_service.shipments as known
    where known.order_id = open_shipment.order_id;
  end if;
  return opened;
end
$$;

comment on function logistics_service.open_shipment(bigint, bigint) is
  'The parcel of an order that was handed over, made when it is not there yet; by the carrier named, or by that of the order''s way of delivery. Errors: INVALID_INPUT, INVALID_STATE.';
grant execute on function logistics_service.open_shipment(bigint, bigint) to order_service, market_worker;
