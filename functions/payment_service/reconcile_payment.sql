-- Definer: called by the worker, which has no right on the tables.
create or replace function payment_service.reconcile_payment(
  transaction_id uuid,
  state text,
  gateway_transaction_id text,
  decline_code text
)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  payment record;
begin
  select each.gateway, bought.status as checkout_status,
    platform.saga_is_under_way(platform.saga_of('pay_checkout', 'checkout:' || each.checkout_id)) as is_under_way
  into strict payment
  from payment_service.payment_transactions as each
  left join order_service.checkout_payments as bought on bought.checkout_id = each.checkout_id
  where each.transaction_id = reconcile_payment.transaction_id;

  if state is not null then
    return payment_service.hear_of_payment(
      payment.gateway, state, reconcile_payment.gateway_transaction_id, transaction_id::text, null, null, decline_code,
      clock_timestamp()
    );
  elsif payment.checkout_status = 'CANCELLED' and not payment.is_under_way then
    perform payment_service.record_release(transaction_id);
    return 'APPLIED';
  end if;
  return 'NO_NEWS';
end
$$;

comment on function payment_service.reconcile_payment(uuid, text, text, text) is
  'How a payment stands with its gateway, when it was asked: AUTHORISED, DECLINED, CAPTURED or VOIDED, as by a webhook; null when the gateway knows nothing of it, and then it holds nothing for a checkout that was cancelled.';
grant execute on function payment_service.reconcile_payment(uuid, text, text, text) to market_worker;
