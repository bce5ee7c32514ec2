-- For the functions by which a shop sends what it sells; callable by nobody else. The lock keeps what they find out true.
create or replace function order_service.shop_order(order_id bigint, seller_id bigint)
returns order_service.orders
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held order_service.orders;
begin
  if seller_id is null or not platform.may('orders.process') then
    perform platform.fail('FORBIDDEN', 'Only managers and order processors of a shop see to its orders.');
  end if;
  select orders.*
  into held
  from order_service.orders
  where orders.order_id = shop_order.order_id
    and orders.seller_id = shop_order.seller_id
  for no key update;
  if not found then
    perform platform.fail('NOT_FOUND', 'Your shop has no such order.', field => 'orderId');
  elsif held.order_type = 'FBO' then
    perform platform.fail('INVALID_STATE', 'The goods are in our warehouse, which sends them.', field => 'orderId');
  end if;
  return held;
end
$$;

comment on function order_service.shop_order(bigint, bigint) is
  'An order that the caller''s shop is to send itself, locked. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
