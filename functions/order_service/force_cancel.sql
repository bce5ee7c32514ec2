-- Definer: a status is no column anybody may write.
create or replace function order_service.force_cancel(order_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  note constant text := btrim(force_cancel.reason);
  held order_service.orders;
begin
  if platform.current_admin_id() is null or not platform.may('orders.manage') then
    perform platform.fail('FORBIDDEN', 'Only administrators who look after orders cancel them.');
  end if;
  perform platform.check_reason(note);
  select orders.*
  into held
  from order_service.orders
  where orders.order_id = force_cancel.order_id;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such order.', field => 'orderId');
  end if;

  -- As in cancel_order().
  if held.status <> 'PENDING' or not order_service.give_up_checkout(held.checkout_id, 'PLATFORM', note) then
    perform order_service.cancel_whole(order_service.locked_order(held.order_id), 'PLATFORM', note);
  end if;
  perform admin_service.record_activity(
    'forceCancel', 'order', held.order_id::text,
    jsonb_build_object('status', held.status),
    jsonb_build_object('status', 'CANCELLED', 'reason', note)
  );
  return held.order_id;
end
$$;

comment on function order_service.force_cancel(bigint, text) is E'@keyOf order_service.orders\nAn administrator cancels an order that was not sent yet, whoever would have it: what was paid for it is given back; the buyer and the shop read why. Of a purchase that is not paid for yet all orders are cancelled together. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function order_service.force_cancel(bigint, text) to market_admin;
