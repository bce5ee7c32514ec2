-- Definer: only here are receipts made.
create or replace function platform.make_job_receipt(receipt text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  insert into platform.job_receipts (receipt)
  values (make_job_receipt.receipt)
  on conflict on constraint job_receipts_pkey do nothing;
  return found;
end
$$;

comment on function platform.make_job_receipt(text) is
  'Whether the caller is the first to make this effect: false when a transaction that committed made it before. Waits for one under way.';
grant execute on function platform.make_job_receipt(text) to market_worker;
