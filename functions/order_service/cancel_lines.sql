-- For the functions of this service, which say who may; callable by nobody else.
create or replace function order_service.cancel_lines(
  held order_service.orders,
  lines order_service.line_quantity[],
  reason order_service.cancel_reason_enum,
  note text,
  idempotency_key uuid
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform order_service.check_cancellable(held);
  -- Stock before promotions, as everywhere.
  perform order_service.release_lines(held, lines);
  perform order_service.give_up_lines(held, lines, cancel_lines.reason, cancel_lines.note, cancel_lines.idempotency_key);
  -- What was picked is not released. Looked at now, when nobody can pick what was.
  if exists (
    select
    from wms_service.allocated_lines as given
    join order_service.order_items as item using (order_item_id)
    where item.order_id = held.order_id
      and given.quantity > item.quantity - item.cancelled_quantity
  ) then
    perform platform.fail(
      'INVALID_STATE', 'Some of it was taken off the shelf already: cancel the whole order, or none of it.', field => 'lines'
    );
  end if;
end
$$;

comment on function order_service.cancel_lines(
  order_service.orders, order_service.line_quantity[], order_service.cancel_reason_enum, text, uuid
) is
  'Pieces of a locked order that is paid for and not sent will not come, and can be sold again; with the last of them the order is cancelled. Errors: NOT_FOUND, INVALID_STATE.';
