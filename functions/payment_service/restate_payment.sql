-- For the functions of this service, which hold the payment; callable by nobody else.
create or replace function payment_service.restate_payment(transaction_id uuid, is_told boolean)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was payment_service.payment_transactions;
  becomes payment_service.payment_status_enum;
begin
  select each.* into strict was
  from payment_service.payment_transactions as each
  where each.transaction_id = restate_payment.transaction_id;
  becomes := was.status;
  -- Cash is paid when nothing of it is still to be collected.
  if was.status = 'PENDING' and was.gateway is null and not exists (
    select
    from payment_service.payment_allocations as allocation
    where allocation.transaction_id = was.transaction_id
      and allocation.captured_at is null
      and not (allocation.cancelled_amount = allocation.amount and allocation.amount > 0)
  ) then
    becomes := case when was.captured_amount > 0 then 'PAID' else 'CANCELLED' end;
    update payment_service.payment_transactions as each
    set status = becomes, processed_at = clock_timestamp()
    where each.transaction_id = was.transaction_id;
  end if;
  if becomes in ('PAID', 'PARTIALLY_REFUNDED') and was.refunded_amount > 0 then
    becomes := case when was.refunded_amount = was.captured_amount then 'REFUNDED' else 'PARTIALLY_REFUNDED' end;
    update payment_service.payment_transactions as each
    set status = becomes, processed_at = clock_timestamp()
    where each.transaction_id = was.transaction_id;
  end if;
  -- One of its orders stands otherwise than before, and the trigger has said nothing of it.
  if is_told and becomes = was.status then
    perform platform.emit(
      'payment.changed',
      was.transaction_id::text,
      jsonb_build_object('transactionId', was.transaction_id, 'checkoutId', was.checkout_id, 'userId', was.user_id)
    );
  end if;
end
$$;

comment on function payment_service.restate_payment(uuid, boolean) is
  'The state of a payment follows from what was taken and given back of it; told to the others when an order''s part has changed.';
