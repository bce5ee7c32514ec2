-- Definer: a command of this service for logistics_service: the carrier says so. Again is no harm.
create or replace function order_service.mark_delivered(order_id bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant order_service.orders := order_service.locked_order(mark_delivered.order_id);
begin
  if held.delivered_at is null then
    perform order_service.deliver_order(held);
  end if;
end
$$;

comment on function order_service.mark_delivered(bigint) is
  'An order has reached the buyer; nothing when that was known. Errors: NOT_FOUND, INVALID_STATE.';
grant execute on function order_service.mark_delivered(bigint) to logistics_service;
