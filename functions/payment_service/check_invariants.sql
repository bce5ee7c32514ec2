-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function payment_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  -- Others of the order failed or were called off; two that stand would take the money twice.
  select
    'order_is_paid_once',
    format('order %s', order_id),
    format('has %s payments that stand: %s', count(*), string_agg(transaction_id::text, ', ' order by created_date))
  from payment_service.payment_transactions
  where status not in ('FAILED', 'CANCELLED')
    and order_id is not null
  group by order_id
  having count(*) > 1

  union all
  select
    'payment_is_what_the_order_costs',
    format('payment %s', payment.transaction_id),
    format(
      'user %s pays %s, order %s of user %s costs %s',
      payment.user_id, payment.amount, orders.order_id, orders.user_id, orders.total_amount
    )
  from payment_service.payment_transactions as payment
  join order_service.order_amounts as orders using (order_id)
  where (payment.amount, payment.user_id) <> (orders.total_amount, orders.user_id)

  union all
  -- The payment may be ahead of the order, which follows it; never the order of the payment.
  select
    'paid_order_has_its_payment', format('order %s', order_id), format('is %s, and no money was taken', payment_status)
  from order_service.order_amounts as orders
  where payment_status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
    and not exists (
      select
      from payment_service.payment_transactions as payment
      where payment.order_id = orders.order_id
        and payment.status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
    )

  union all
  -- Without it nobody can find the money at the gateway, nor give it back.
  select
    'taken_payment_is_known_to_gateway',
    format('payment %s', transaction_id),
    format('is %s by %s without a transaction of the gateway', status, payment_method_type)
  from payment_service.payment_transactions
  where status in ('AUTHORIZED', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
    and payment_method_type <> 'CASH_ON_DELIVERY'
    and gateway_transaction_id is null

  union all
  select
    'paid_payout_has_its_transfer',
    format('payout %s', payout_id),
    format('is %s, processed at: %s, transfer: %s', status, processed_at, transaction_id)
  from payment_service.payout_requests
  where status = 'PAID' and (processed_at is null or transaction_id is null)
    or status in ('PENDING', 'APPROVED', 'REJECTED', 'CANCELLED') and transaction_id is not null

  union all
  select
    'transfer_pays_one_payout',
    format('transfer %s', transaction_id),
    format('is of payouts %s', string_agg(payout_id::text, ', ' order by payout_id))
  from payment_service.payout_requests
  where transaction_id is not null
  group by transaction_id
  having count(*) > 1
$$;

comment on function payment_service.check_invariants() is
  'What must hold of payments and payouts at any time and does not.';
grant execute on function payment_service.check_invariants() to platform;
