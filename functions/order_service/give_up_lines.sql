-- For the functions of this service, which say who may and see to the stock; callable by nobody else. The order is locked
-- and its lines change under its lock only.
create or replace function order_service.give_up_lines(
  held order_service.orders,
  lines order_service.line_quantity[],
  reason order_service.cancel_reason_enum,
  note text,
  idempotency_key uuid default null
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  short record;
begin
  select line.order_item_id, line.quantity, item.quantity - item.cancelled_quantity as coming
  into short
  from unnest(lines) as line
  left join order_service.order_items as item
    on item.order_item_id = line.order_item_id
    and item.order_id = held.order_id
  where item.order_item_id is null
    or item.quantity - item.cancelled_quantity < line.quantity
  order by item.order_item_id nulls first
  limit 1;
  if short.coming is null and found then
    perform platform.fail('NOT_FOUND', format('The order has no line %s.', short.order_item_id), field => 'lines');
  elsif found then
    perform platform.fail(
      'INVALID_STATE',
      format('Of line %s, %s are still to come, not %s.', short.order_item_id, short.coming, short.quantity),
      field => 'lines',
      details => jsonb_build_object('orderItemId', short.order_item_id, 'coming', short.coming)
    );
  end if;
  update order_service.order_items as item
  set cancelled_quantity = item.cancelled_quantity + line.quantity
  from unnest(lines) as line
  where item.order_item_id = line.order_item_id;
  insert into order_service.line_cancellations (order_id, order_item_id, quantity, reason, note, idempotency_key)
  select
    held.order_id, line.order_item_id, line.quantity, give_up_lines.reason, give_up_lines.note,
    give_up_lines.idempotency_key
  from unnest(lines) as line;

  if exists (
    select
    from order_service.order_items as item
    where item.order_id = held.order_id
      and item.cancelled_quantity < item.quantity
  ) then
    perform platform.emit(
      'order.changed',
      held.order_id::text,
      jsonb_build_object(
        'orderId', held.order_id, 'checkoutId', held.checkout_id, 'userId', held.user_id, 'sellerId', held.seller_id
      )
    );
  else
    perform order_service.end_order(held, give_up_lines.reason, give_up_lines.note);
  end if;
end
$$;

comment on function order_service.give_up_lines(
  order_service.orders, order_service.line_quantity[], order_service.cancel_reason_enum, text, uuid
) is
  'Pieces of a locked order will not come; with the last of them the order is cancelled. Says nothing of stock. Errors: NOT_FOUND, INVALID_STATE.';
