-- The money of the story: what was taken, given back, released to shops and paid out to them. The services' own functions
-- post it, once for all.
insert into payment_service.refunds (
  refund_id, transaction_id, order_id, user_id, amount, shipping_amount, shipping_subsidy_amount, reason, status,
  request_key, gateway_refund_id, settled_at, created_by, created_date, last_modified_date
)
select
  row_number() over (order by min(refunds.settled_at), refunds.order_id), payment.transaction_id, refunds.order_id,
  refunds.user_id, sum(refunds.amount) + min(refunds.shipping_amount), min(refunds.shipping_amount),
  min(refunds.shipping_subsidy_amount),
  case when bool_and(refunds.is_whole) then 'ORDER_CANCELLED' else 'LINES_CANCELLED' end, 'SETTLED', 'missing:0',
  case when payment.gateway is not null then 'sandbox_refund_' || refunds.order_id end, min(refunds.settled_at),
  'system', min(refunds.settled_at), min(refunds.settled_at)
from pg_temp.plan_refunds as refunds
join payment_service.payment_transactions as payment
  on payment.order_id = refunds.order_id
  and payment.status in ('PARTIALLY_REFUNDED', 'REFUNDED')
group by payment.transaction_id, refunds.order_id, refunds.user_id;

insert into payment_service.refund_items (
  refund_id, order_item_id, user_id, quantity, amount, subsidy_amount, commission_amount
)
select
  refund.refund_id, refunds.order_item_id, refunds.user_id, refunds.quantity, refunds.amount, refunds.subsidy_amount,
  refunds.commission_amount
from pg_temp.plan_refunds as refunds
join payment_service.refunds as refund using (order_id);

select payment_service.post_sales(array_agg(order_id order by captured_at, order_id))
from payment_service.payment_allocations
where captured_at is not null;

select payment_service.post_refunds(array_agg(refund_id order by refund_id)) from payment_service.refunds;

select payment_service.release_sales(array[orders.order_id], orders.completed_at)
from pg_temp.plan_orders as orders
join pg_temp.plan_totals as totals using (order_id)
where totals.status = 'COMPLETED'
order by orders.completed_at, orders.order_id;

-- What a shop asked for is held until it is paid or given up.
insert into payment_service.ledger_transfers (kind, debit_account_id, credit_account_id, amount, payout_id, occurred_at)
select
  step.kind::payment_service.ledger_transfer_kind_enum,
  payment_service.account_of(step.debit::payment_service.ledger_account_kind_enum, payout.seller_id),
  payment_service.account_of(step.credit::payment_service.ledger_account_kind_enum, payout.seller_id),
  payout.amount, payout.payout_id, step.at
from payment_service.payout_requests as payout
cross join lateral (
  values
    ('PAYOUT_HOLD', 'SELLER_AVAILABLE', 'SELLER_IN_PAYOUT', payout.created_date, true),
    ('PAYOUT', 'SELLER_IN_PAYOUT', 'BANK', payout.processed_at, payout.status = 'PAID'),
    (
      'PAYOUT_RETURN', 'SELLER_IN_PAYOUT', 'SELLER_AVAILABLE', coalesce(payout.processed_at, payout.created_date),
      payout.status in ('REJECTED', 'FAILED', 'CANCELLED')
    )
) as step (kind, debit, credit, at, is_done)
where step.is_done
order by payout.payout_id, step.kind;
