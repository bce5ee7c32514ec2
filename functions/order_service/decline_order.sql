-- Definer: a status is no column anybody may write.
create or replace function order_service.decline_order(order_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant order_service.orders := order_service.shop_order(
    decline_order.order_id, platform.current_seller_id()
  );
begin
  perform platform.check_reason(decline_order.reason);
  if held.status <> 'CANCELLED' or held.cancel_reason <> 'SELLER' then
    perform order_service.cancel_whole(held, 'SELLER', btrim(decline_order.reason));
  end if;
  return held.order_id;
end
$$;

comment on function order_service.decline_order(bigint, text) is E'@keyOf order_service.orders\nA shop cannot send an order that it keeps the goods of (FBS): it is cancelled, and what was paid for it given back; the buyer reads why. Again is no harm. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function order_service.decline_order(bigint, text) to market_seller;
