-- Definer: for the saga that refunds.
create or replace function payment_service.begin_refund(refund_id bigint)
returns table (
  transaction_id uuid, gateway text, gateway_transaction_id text, amount text, currency text, is_settled boolean
)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    payment.transaction_id, payment.gateway::text, payment.gateway_transaction_id::text, refund.amount::text,
    payment.currency::text, refund.status = 'SETTLED'
  from payment_service.refunds as refund
  join payment_service.payment_transactions as payment using (transaction_id)
  where refund.refund_id = begin_refund.refund_id
$$;

comment on function payment_service.begin_refund(bigint) is
  'What the gateway has to know to give money back; the gateway is null when it was cash.';
grant execute on function payment_service.begin_refund(bigint) to market_worker;
