-- Definer: a command of this service for wms_service. Whoever cancels an order locks it first and its stock then; so does
-- whoever is to tell of an order once stock has changed, or the two would wait for each other.
create or replace function order_service.hold_order(order_id bigint)
returns order_service.order_status_enum
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  return (order_service.locked_order(hold_order.order_id)).status;
end
$$;

comment on function order_service.hold_order(bigint) is
  'Keeps an order as it is until the transaction ends, and says how it stands. To be called before stock is locked, by who calls mark_dispatched() or cancel_missing() afterwards. Errors: NOT_FOUND.';
grant execute on function order_service.hold_order(bigint) to wms_service;
