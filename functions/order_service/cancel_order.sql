-- Definer: a status is no column anybody may write. What is not paid for yet is one purchase, and is given up as such: its
-- checkout is locked first, then its orders, as confirm_checkout() does.
create or replace function order_service.cancel_order(
  order_id bigint,
  reason text default null,
  lines order_service.line_quantity[] default null,
  idempotency_key uuid default null
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  buyer constant bigint := order_service.buyer(platform.current_user_id());
  note constant text := nullif(btrim(cancel_order.reason), '');
  held order_service.orders;
begin
  if char_length(note) > 500 then
    perform platform.fail('INVALID_INPUT', 'Say why in 500 characters at most, or not at all.', field => 'reason');
  end if;
  select orders.*
  into held
  from order_service.orders
  where orders.order_id = cancel_order.order_id
    and orders.user_id = buyer;
  if not found then
    perform platform.fail('NOT_FOUND', 'You have no such order.', field => 'orderId');
  end if;
  perform order_service.check_lines(lines, idempotency_key);

  if held.status = 'PENDING' and lines is not null then
    perform platform.fail(
      'INVALID_STATE', 'It is not paid for yet: now you can cancel all of the purchase only.', field => 'lines'
    );
  elsif held.status = 'PENDING' and order_service.give_up_checkout(held.checkout_id, 'BUYER', note) then
    return held.order_id;
  end if;
  held := order_service.locked_order(held.order_id);
  if lines is null then
    if held.status <> 'CANCELLED' then
      perform order_service.cancel_whole(held, 'BUYER', note);
    end if;
  elsif not order_service.was_cancelled_with(held.order_id, lines, idempotency_key) then
    perform order_service.cancel_lines(held, lines, 'BUYER', note, idempotency_key);
  end if;
  return held.order_id;
end
$$;

comment on function order_service.cancel_order(bigint, text, order_service.line_quantity[], uuid) is E'@keyOf order_service.orders\nThe buyer cancels an order that was not sent yet: all of it, or so many pieces of some lines, for which idempotencyKey is sent along. What was paid for it is given back. Of a purchase that is not paid for yet all orders are cancelled together. Errors: NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE, IDEMPOTENCY_KEY_REUSED.';
grant execute on function order_service.cancel_order(bigint, text, order_service.line_quantity[], uuid) to
  market_customer;
