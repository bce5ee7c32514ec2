-- For record_capture(), which holds the payment and calls it once; callable by nobody else.
create or replace function payment_service.post_capture(transaction_id uuid, fee numeric default 0)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  order_ids bigint[];
  unwanted bigint;
begin
  -- Given up before, and taken after all: then it is given back, as what it is.
  with taken as (
    update payment_service.payment_allocations as allocation
    set cancelled_amount = 0, captured_amount = allocation.amount, captured_at = clock_timestamp()
    where allocation.transaction_id = post_capture.transaction_id
      and allocation.captured_at is null
    returning allocation.order_id
  )
  select array_agg(taken.order_id order by taken.order_id) into order_ids from taken;
  if order_ids is null then
    return;
  end if;
  perform payment_service.post_sales(order_ids);
  if fee > 0 then
    insert into payment_service.ledger_transfers (
      kind, debit_account_id, credit_account_id, amount, transaction_id
    )
    values (
      'GATEWAY_FEE',
      payment_service.account_of('GATEWAY_FEE', null),
      payment_service.account_of('GATEWAY_CLEARING', null),
      fee,
      post_capture.transaction_id
    );
  end if;
  for unwanted in
    select orders.order_id
    from order_service.order_amounts as orders
    where orders.order_id = any (order_ids)
      and orders.status = 'CANCELLED'
    order by orders.order_id
  loop
    perform payment_service.refund_missing(unwanted, true);
  end loop;
end
$$;

comment on function payment_service.post_capture(uuid, numeric) is
  'The money of a payment was taken: it is said of each order and posted, the gateway''s fee too. What was cancelled meanwhile is given back.';
