-- Definer: for the clock, which reads no table. An order whose money has not come, or that somebody holds right now, is
-- looked at next time.
create or replace function order_service.complete_orders(most integer)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  completed integer;
begin
  update order_service.orders
  set status = 'COMPLETED'
  where orders.order_id in (
    select kept.order_id
    from order_service.orders as kept
    where kept.status = 'DELIVERED'
      and kept.delivered_at < now() - admin_service.number_setting('orders.return_window_days') * interval '1 day'
      and kept.payment_status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
    order by kept.delivered_at, kept.order_id
    limit most
    for no key update skip locked
  );
  get diagnostics completed = row_count;
  return completed;
end
$$;

comment on function order_service.complete_orders(integer) is
  'The time to return them is over for orders that were delivered and paid for: completes so many at most, and answers how many.';
grant execute on function order_service.complete_orders(integer) to market_worker;
