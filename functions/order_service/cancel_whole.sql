-- For the functions of this service, which say who may; callable by nobody else. What was picked already, the warehouse
-- puts back once it is told.
create or replace function order_service.cancel_whole(
  held order_service.orders,
  reason order_service.cancel_reason_enum,
  note text
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform order_service.check_cancellable(held);
  perform order_service.release_lines(
    held,
    array(
      select row(item.order_item_id, null)::order_service.line_quantity
      from order_service.order_items as item
      where item.order_id = held.order_id
    )
  );
  perform order_service.end_order(held, cancel_whole.reason, cancel_whole.note);
end
$$;

comment on function order_service.cancel_whole(order_service.orders, order_service.cancel_reason_enum, text) is
  'A locked order that is paid for and not sent is cancelled: its stock and what it used of promotions are there again. Errors: INVALID_STATE.';
