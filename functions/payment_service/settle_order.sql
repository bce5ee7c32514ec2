-- For follow_orders(); callable by nobody else. It reads where the order stands now and does what is still to be done for
-- that, in the order in which it would have come; told once more it does nothing.
create or replace function payment_service.settle_order(order_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  payment payment_service.payment_transactions := payment_service.lock_payment(settle_order.order_id);
  standing text;
begin
  if payment.transaction_id is null then
    return;
  end if;
  select orders.status::text into strict standing
  from order_service.order_amounts as orders
  where orders.order_id = settle_order.order_id;

  perform payment_service.refund_missing(settle_order.order_id, standing = 'CANCELLED');
  if payment.gateway is null then
    if standing in ('DELIVERED', 'COMPLETED', 'RETURNED', 'REFUNDED') then
      perform payment_service.collect_cash(payment.transaction_id, settle_order.order_id);
    end if;
    perform payment_service.restate_payment(payment.transaction_id, true);
  end if;
  if standing in ('RETURNED', 'REFUNDED') then
    perform payment_service.refund_missing(settle_order.order_id, true);
  elsif standing = 'COMPLETED' then
    perform payment_service.release_sales(array[settle_order.order_id]);
  end if;
end
$$;

comment on function payment_service.settle_order(bigint) is
  'Does with an order''s money what its state asks for: gives back what will not come, takes the cash of what was delivered, releases what is complete to the shop.';
