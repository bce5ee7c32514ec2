-- Definer: a consumer of events, called by platform. While the saga that pays is under way it sees to it itself.
create or replace function payment_service.return_strays(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  stray record;
begin
  -- Hardly ever one: each is looked at by itself.
  for stray in
    select payment.transaction_id, payment.checkout_id, event.event_id
    from unnest(events) as event
    join payment_service.payment_transactions as payment
      on payment.transaction_id = (event.payload ->> 'transactionId')::uuid
    where payment.status = 'AUTHORIZED'
      and payment.checkout_id is not null
  loop
    if (
      select bought.status
      from order_service.checkout_payments as bought
      where bought.checkout_id = stray.checkout_id
    ) = 'CANCELLED'
      and not platform.saga_is_under_way(platform.saga_of('pay_checkout', 'checkout:' || stray.checkout_id))
    then
      perform platform.start_saga(
        'return_payment',
        format('payment:%s:%s', stray.transaction_id, stray.event_id),
        jsonb_build_object('transactionId', stray.transaction_id)
      );
    end if;
  end loop;
end
$$;

comment on function payment_service.return_strays(platform.event[]) is
  'Consumer of payment.changed: money that a gateway holds after all for what was cancelled is let go.';
grant execute on function payment_service.return_strays(platform.event[]) to platform;
