-- Definer: for the saga that pays; again is no harm.
create or replace function payment_service.record_capture(transaction_id uuid, fee numeric default 0)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update payment_service.payment_transactions as each
  set
    status = 'PAID', authorized_amount = each.amount, captured_amount = each.amount, processed_at = clock_timestamp(),
    action_url = null
  where each.transaction_id = record_capture.transaction_id
    and each.captured_amount = 0;
  if found then
    perform payment_service.post_capture(record_capture.transaction_id, fee);
  end if;
end
$$;

comment on function payment_service.record_capture(uuid, numeric) is
  'The gateway took the money of a payment, all of it, for a fee in its currency.';
grant execute on function payment_service.record_capture(uuid, numeric) to market_worker;
