-- For the functions of this service; callable by nobody else. Whatever becomes of an order's money waits here for the
-- others: the payment's row is locked before anything else of it is read or written.
create or replace function payment_service.lock_payment(order_id bigint)
returns payment_service.payment_transactions
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select payment.*
  from payment_service.payment_allocations as allocation
  join payment_service.payment_transactions as payment using (transaction_id)
  where allocation.order_id = lock_payment.order_id
    and payment.status not in ('FAILED', 'CANCELLED')
  order by payment.created_date desc
  limit 1
  for no key update of payment
$$;

comment on function payment_service.lock_payment(bigint) is
  'The payment of an order that stands, locked; null when there is none.';
