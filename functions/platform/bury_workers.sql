-- Definer: as beat_worker(). Rows that a frozen worker still holds locked are left for the next round: the server
-- ends its transaction after ten idle seconds.
create or replace function platform.bury_workers(silent interval)
returns text[]
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  delete from platform.workers as worker
  where worker.worker_id in (
    select dead.worker_id
    from platform.workers as dead
    where dead.seen_at < clock_timestamp() - silent
    for update skip locked
  );
  update platform.sagas as saga
  set worker_id = null, due_at = clock_timestamp()
  where saga.saga_id in (
    select held.saga_id
    from platform.sagas as held
    where held.worker_id is not null
      and not exists (select from platform.workers as worker where worker.worker_id = held.worker_id)
    for update skip locked
  );
  return array(select distinct unnest(worker.job_locks) from platform.workers as worker);
end
$$;

comment on function platform.bury_workers(interval) is
  'Forgets workers that were not seen for so long and lets go of their sagas. Returns the names under which the living lock jobs: any other''s are the caller''s to unlock.';
grant execute on function platform.bury_workers(interval) to market_worker;
