-- Definer: a status is no column anybody may write.
create or replace function order_service.confirm_receipt(order_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  buyer constant bigint := order_service.buyer(platform.current_user_id());
  held order_service.orders;
begin
  select orders.*
  into held
  from order_service.orders
  where orders.order_id = confirm_receipt.order_id
    and orders.user_id = buyer
  for no key update;
  if not found then
    perform platform.fail('NOT_FOUND', 'You have no such order.', field => 'orderId');
  end if;
  perform order_service.deliver_order(held);
  return held.order_id;
end
$$;

comment on function order_service.confirm_receipt(bigint) is E'@keyOf order_service.orders\nThe buyer has got an order; again is no harm. Errors: NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function order_service.confirm_receipt(bigint) to market_customer;
