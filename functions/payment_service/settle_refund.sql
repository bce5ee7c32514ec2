-- Definer: for the saga that refunds; again is no harm.
create or replace function payment_service.settle_refund(refund_id bigint, gateway_refund_id text)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  refund payment_service.refunds;
begin
  select each.* into strict refund
  from payment_service.refunds as each
  where each.refund_id = settle_refund.refund_id;
  -- The payment's row first, as everywhere.
  perform from payment_service.payment_transactions as payment
  where payment.transaction_id = refund.transaction_id
  for no key update;
  update payment_service.refunds as each
  set status = 'SETTLED', settled_at = clock_timestamp(), gateway_refund_id = settle_refund.gateway_refund_id
  where each.refund_id = refund.refund_id
    and each.status = 'PENDING';
  if not found then
    return;
  end if;
  update payment_service.payment_transactions as payment
  set refunded_amount = payment.refunded_amount + refund.amount
  where payment.transaction_id = refund.transaction_id;
  perform payment_service.post_refunds(array[refund.refund_id]);
  perform payment_service.restate_payment(refund.transaction_id, true);
  perform platform.emit(
    'refund.settled',
    refund.refund_id::text,
    jsonb_build_object('refundId', refund.refund_id, 'orderId', refund.order_id, 'userId', refund.user_id)
  );
end
$$;

comment on function payment_service.settle_refund(bigint, text) is
  'The money of a refund is on its way back: the ledger and the payment say so.';
grant execute on function payment_service.settle_refund(bigint, text) to market_worker;
