-- For settle_order(), which holds the payment; callable by nobody else. Cash is taken order by order, as each arrives.
create or replace function payment_service.collect_cash(transaction_id uuid, order_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  taken numeric;
begin
  update payment_service.payment_allocations as allocation
  set captured_amount = allocation.amount - allocation.cancelled_amount, captured_at = clock_timestamp()
  where allocation.transaction_id = collect_cash.transaction_id
    and allocation.order_id = collect_cash.order_id
    and allocation.captured_at is null
  returning allocation.captured_amount into taken;
  if taken is null then
    return;
  end if;
  update payment_service.payment_transactions as payment
  set
    authorized_amount = payment.authorized_amount + taken,
    captured_amount = payment.captured_amount + taken,
    processed_at = clock_timestamp()
  where payment.transaction_id = collect_cash.transaction_id;
  perform payment_service.post_sales(array[collect_cash.order_id]);
end
$$;

comment on function payment_service.collect_cash(uuid, bigint) is
  'An order to be paid on delivery was delivered: what was not cancelled of it was paid.';
