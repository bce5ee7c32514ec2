-- Definer: whoever moves a payment, the others are told.
create or replace function payment_service.announce_payment()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform platform.emit(
    'payment.changed',
    new.transaction_id::text,
    jsonb_build_object('transactionId', new.transaction_id, 'checkoutId', new.checkout_id, 'userId', new.user_id)
  );
  return null;
end
$$;

comment on function payment_service.announce_payment() is
  'Trigger, after the state of a payment changed: tells the other services.';
