-- Definer: a status is no column anybody may write.
create or replace function order_service.deliver_own(order_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant order_service.orders := order_service.shop_order(
    deliver_own.order_id, platform.current_seller_id()
  );
begin
  if held.order_type <> 'FBS_SELLER_DELIVERY' then
    perform platform.fail('INVALID_STATE', 'Our carrier brings it, and says when it has.', field => 'orderId');
  end if;
  perform order_service.deliver_order(held);
  return held.order_id;
end
$$;

comment on function order_service.deliver_own(bigint) is E'@name mark_delivered\n@keyOf order_service.orders\nA shop that delivers itself has brought an order; again is no harm. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function order_service.deliver_own(bigint) to market_seller;
