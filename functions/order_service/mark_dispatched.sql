-- Definer: a command of this service for wms_service, which has sent all parcels of the order. Again is no harm.
create or replace function order_service.mark_dispatched(order_id bigint, tracking_number text)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant order_service.orders := order_service.locked_order(mark_dispatched.order_id);
begin
  if held.order_type <> 'FBO' then
    perform platform.fail('INVALID_STATE', 'The shop keeps the goods of this order and sends it itself.');
  elsif held.status in ('SHIPPED', 'DELIVERED', 'COMPLETED') then
    return;
  elsif held.status <> 'PROCESSING' then
    perform platform.fail('INVALID_STATE', format('The order is %s: only what is PROCESSING is sent.', held.status));
  end if;
  update order_service.orders
  set status = 'SHIPPED', tracking_number = mark_dispatched.tracking_number
  where orders.order_id = held.order_id;
end
$$;

comment on function order_service.mark_dispatched(bigint, text) is
  'The warehouse has handed all parcels of an FBO order to the carrier; nothing when it has said so before. Lock the order with hold_order() before stock. Errors: NOT_FOUND, INVALID_STATE.';
grant execute on function order_service.mark_dispatched(bigint, text) to wms_service;
