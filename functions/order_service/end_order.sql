-- For the functions of this service, which say who may and see to the stock; callable by nobody else.
create or replace function order_service.end_order(
  held order_service.orders,
  reason order_service.cancel_reason_enum,
  note text
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update order_service.orders
  set status = 'CANCELLED', cancel_reason = end_order.reason, cancel_note = end_order.note
  where orders.order_id = held.order_id;
  perform promotion_service.release_redemptions(held.checkout_id, held.order_id);
end
$$;

comment on function order_service.end_order(order_service.orders, order_service.cancel_reason_enum, text) is
  'A locked order is cancelled, and what it used of promotions is there again. Says nothing of stock.';
