-- Definer: what an order says of itself is written by functions only.
create or replace function order_service.accept_order(order_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant order_service.orders := order_service.shop_order(
    accept_order.order_id, platform.current_seller_id()
  );
begin
  if held.status <> 'PROCESSING' then
    perform platform.fail(
      'INVALID_STATE', format('The order is %s: only what is PROCESSING is taken on.', held.status), field => 'orderId'
    );
  end if;
  update order_service.orders
  set accepted_at = clock_timestamp()
  where orders.order_id = held.order_id
    and orders.accepted_at is null;
  return held.order_id;
end
$$;

comment on function order_service.accept_order(bigint) is E'@keyOf order_service.orders\nA shop takes an order on that it sends itself (FBS); again is no harm. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function order_service.accept_order(bigint) to market_seller;
