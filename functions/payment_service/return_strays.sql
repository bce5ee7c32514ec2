-- Definer: a consumer of events, called by platform. While the saga that pays is under way it sees to it itself.
create or replace function payment_service.return_strays(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.start_saga(
    'return_payment',
    format('payment:%s:%s', payment.transaction_id, event.event_id),
    jsonb_build_object('transactionId', payment.transaction_id)
  )
  from unnest(events) as event
  join payment_service.payment_transactions as payment
    on payment.transaction_id = (event.payload ->> 'transactionId')::uuid
  join order_service.checkout_payments as bought on bought.checkout_id = payment.checkout_id
  where payment.status = 'AUTHORIZED'
    and bought.status = 'CANCELLED'
    and not platform.saga_is_under_way(platform.saga_of('pay_checkout', 'checkout:' || bought.checkout_id))
$$;

comment on function payment_service.return_strays(platform.event[]) is
  'Consumer of payment.changed: money that a gateway holds after all for what was cancelled is let go.';
grant execute on function payment_service.return_strays(platform.event[]) to platform;
