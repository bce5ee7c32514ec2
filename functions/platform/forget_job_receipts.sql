-- Definer: as make_job_receipt().
create or replace function platform.forget_job_receipts(older interval)
returns bigint
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  with forgotten as (
    delete from platform.job_receipts where made_at < now() - older returning 1
  )
  select count(*) from forgotten
$$;

comment on function platform.forget_job_receipts(interval) is
  'Deletes receipts no job can ask for any more. Returns how many.';
grant execute on function platform.forget_job_receipts(interval) to market_worker;
