-- For the functions of this service, which say who may; callable by nobody else.
create or replace function order_service.locked_order(order_id bigint)
returns order_service.orders
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held order_service.orders;
begin
  select orders.*
  into held
  from order_service.orders
  where orders.order_id = locked_order.order_id
  for no key update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such order.', field => 'orderId');
  end if;
  return held;
end
$$;

comment on function order_service.locked_order(bigint) is 'An order, locked. Errors: NOT_FOUND.';
