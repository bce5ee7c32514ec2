-- For the functions of this service; callable by nobody else. The saga that captures writes it down itself, with the
-- orders it confirms; only when nobody does any more, and nobody wants the money, it goes back.
create or replace function payment_service.return_stray_capture(transaction_id uuid)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.start_saga(
    'return_payment',
    format('payment:%s:captured', payment.transaction_id),
    jsonb_build_object('transactionId', payment.transaction_id)
  )
  from payment_service.payment_transactions as payment
  join order_service.checkout_payments as bought on bought.checkout_id = payment.checkout_id
  where payment.transaction_id = return_stray_capture.transaction_id
    and bought.status = 'CANCELLED'
    and not platform.saga_is_under_way(platform.saga_of('pay_checkout', 'checkout:' || bought.checkout_id))
$$;

comment on function payment_service.return_stray_capture(uuid) is
  'A gateway took money for a checkout that was cancelled: it is given back.';
