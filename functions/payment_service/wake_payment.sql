-- For the functions of this service that hear of a payment; callable by nobody else.
create or replace function payment_service.wake_payment(transaction_id uuid)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.wake_saga(platform.saga_of('pay_checkout', 'checkout:' || payment.checkout_id))
  from payment_service.payment_transactions as payment
  where payment.transaction_id = wake_payment.transaction_id
    and payment.checkout_id is not null
$$;

comment on function payment_service.wake_payment(uuid) is
  'The saga that waits for a payment goes on now.';
