-- For the functions of this service that say who may; callable by nobody else. The order is locked.
create or replace function order_service.deliver_order(held order_service.orders)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if held.status in ('DELIVERED', 'COMPLETED') then
    return;
  elsif held.status <> 'SHIPPED' then
    perform platform.fail(
      'INVALID_STATE', format('The order is %s: only one that was SHIPPED is delivered.', held.status), field => 'orderId'
    );
  end if;
  update order_service.orders
  set status = 'DELIVERED', delivered_at = clock_timestamp()
  where orders.order_id = held.order_id;
end
$$;

comment on function order_service.deliver_order(order_service.orders) is
  'A locked order has reached the buyer; nothing when that was known. Errors: INVALID_STATE.';
