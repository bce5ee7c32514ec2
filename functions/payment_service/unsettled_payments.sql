-- Definer: called by the worker, which has no right on the table.
create or replace function payment_service.unsettled_payments(older_than_minutes integer, after uuid default null)
returns table (transaction_id uuid, gateway text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select payment.transaction_id, payment.gateway
  from payment_service.payment_transactions as payment
  where payment.status in ('PENDING', 'AUTHORIZED')
    and payment.gateway is not null
    and payment.created_date < now() - older_than_minutes * interval '1 minute'
    and (unsettled_payments.after is null or payment.transaction_id > unsettled_payments.after)
  order by payment.transaction_id
  limit 100
$$;

comment on function payment_service.unsettled_payments(integer, uuid) is
  'A page of payments that have been under way for long, behind the one named: their gateway is asked how they stand.';
grant execute on function payment_service.unsettled_payments(integer, uuid) to market_worker;
