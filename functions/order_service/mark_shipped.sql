-- Definer: a status is no column anybody may write.
create or replace function order_service.mark_shipped(
  order_id bigint,
  tracking_number text default null,
  carrier_id bigint default null
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant order_service.orders := order_service.shop_order(
    mark_shipped.order_id, platform.current_seller_id()
  );
  number constant text := nullif(btrim(mark_shipped.tracking_number), '');
begin
  if number !~ '^[A-Za-z0-9][A-Za-z0-9 -]{2,63}$' or number is null and held.order_type = 'FBS_MARKETPLACE_DELIVERY' then
    perform platform.fail(
      'INVALID_INPUT', 'A tracking number is 3 to 64 letters, digits, spaces and hyphens.', field => 'trackingNumber'
    );
  elsif held.status = 'SHIPPED' and held.tracking_number is not distinct from number then
    return held.order_id;
  elsif held.status <> 'PROCESSING' then
    perform platform.fail(
      'INVALID_STATE', format('The order is %s: only what is PROCESSING is sent.', held.status), field => 'orderId'
    );
  end if;
  update order_service.orders
  set
    status = 'SHIPPED',
    tracking_number = number,
    accepted_at = coalesce(orders.accepted_at, clock_timestamp())
  where orders.order_id = held.order_id;
  perform logistics_service.open_shipment(held.order_id, mark_shipped.carrier_id);
  return held.order_id;
end
$$;

comment on function order_service.mark_shipped(bigint, text, bigint) is E'@keyOf order_service.orders\nA shop has handed over an order that it sends itself (FBS), and so taken it on if it had not. trackingNumber may be left out by a shop that delivers itself; carrierId, too, when it is who the way of delivery says. Again with the same number is no harm. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function order_service.mark_shipped(bigint, text, bigint) to market_seller;
