-- Definer: a command of this service for wms_service, in the transaction that notes that the pieces cannot be found; their
-- allocations are gone already, so that nothing is released here. Not to be repeated: it has no key.
create or replace function order_service.cancel_missing(order_id bigint, order_item_id bigint, quantity integer)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant order_service.orders := order_service.locked_order(cancel_missing.order_id);
begin
  if held.status = 'CANCELLED' then
    return;
  elsif held.status <> 'PROCESSING' then
    perform platform.fail('INVALID_STATE', format('The order is %s: nothing of it is being picked.', held.status));
  elsif cancel_missing.quantity is null or cancel_missing.quantity < 1 then
    perform platform.fail('INVALID_INPUT', 'At least one piece is missing.', field => 'quantity');
  end if;
  perform order_service.give_up_lines(
    held,
    array[row(cancel_missing.order_item_id, cancel_missing.quantity)::order_service.line_quantity],
    'OUT_OF_STOCK',
    null
  );
end
$$;

comment on function order_service.cancel_missing(bigint, bigint, integer) is
  'Pieces of a line of an FBO order cannot be found: they will not come, and with the last of the order it is CANCELLED as OUT_OF_STOCK. Nothing when it was cancelled meanwhile. Lock the order with hold_order() before stock. Errors: NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function order_service.cancel_missing(bigint, bigint, integer) to wms_service;
