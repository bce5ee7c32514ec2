-- Definer: for the saga that pays, when it turned round; again is no harm. What was taken before is given back.
create or replace function payment_service.record_release(transaction_id uuid)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update payment_service.payment_transactions as each
  set status = 'CANCELLED', authorized_amount = 0, processed_at = clock_timestamp(), action_url = null
  where each.transaction_id = record_release.transaction_id
    and each.status in ('PENDING', 'AUTHORIZED')
    and each.captured_amount = 0;
  update payment_service.payment_allocations as allocation
  set cancelled_amount = allocation.amount - allocation.refunded_amount
  where allocation.transaction_id = record_release.transaction_id
    and exists (
      select
      from payment_service.payment_transactions as each
      where each.transaction_id = allocation.transaction_id
        and each.status in ('CANCELLED', 'FAILED')
    );
end
$$;

comment on function payment_service.record_release(uuid) is
  'The money of a payment is not held any more and will not be taken.';
grant execute on function payment_service.record_release(uuid) to market_worker;
