-- Definer: as beat_worker(). Rows that a frozen worker still holds locked are left for the next round: the server
-- ends its transaction after ten idle seconds.
create or replace function platform.bury_workers(silent interval)
returns text[]
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  dead uuid[];
  locks text[];
begin
  select array_agg(worker.worker_id), array_agg(lock) filter (where lock is not null)
  into dead, locks
  from (
    select *
    from platform.workers
    where seen_at < clock_timestamp() - silent
    for update skip locked
  ) as worker
  left join lateral unnest(worker.job_locks) as lock on true;
  if dead is null then
    -- Whose worker is gone already, but was locked then.
    dead := '{}';
  end if;

  update platform.sagas as saga
  set worker_id = null, due_at = clock_timestamp()
  where saga.saga_id in (
    select held.saga_id
    from platform.sagas as held
    where held.worker_id is not null
      and (
        held.worker_id = any (dead)
        or not exists (select from platform.workers as worker where worker.worker_id = held.worker_id)
      )
    for update skip locked
  );
  delete from platform.workers as worker where worker.worker_id = any (dead);
  return coalesce(locks, '{}');
end
$$;

comment on function platform.bury_workers(interval) is
  'Forgets workers that were not seen for so long and lets go of their sagas. Returns the names under which they locked jobs, for the caller to unlock.';
grant execute on function platform.bury_workers(interval) to market_worker;
