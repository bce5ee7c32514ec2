-- Definer: as beat_worker(). A saga whose step is still under way is left to bury_workers(), which finds it without a
-- worker.
create or replace function platform.leave_worker(worker_id uuid)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.sagas as saga
  set worker_id = null, due_at = clock_timestamp()
  where saga.saga_id in (
    select held.saga_id
    from platform.sagas as held
    where held.worker_id = leave_worker.worker_id
    for update skip locked
  );
  delete from platform.workers as worker where worker.worker_id = leave_worker.worker_id;
$$;

comment on function platform.leave_worker(uuid) is 'A worker ends well: what sagas it holds go to the others.';
grant execute on function platform.leave_worker(uuid) to market_worker;
