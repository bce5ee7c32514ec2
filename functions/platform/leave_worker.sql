-- Definer: as beat_worker().
create or replace function platform.leave_worker(worker_id uuid)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.sagas as saga
  set worker_id = null, due_at = clock_timestamp()
  where saga.worker_id = leave_worker.worker_id;
  delete from platform.workers as worker where worker.worker_id = leave_worker.worker_id;
$$;

comment on function platform.leave_worker(uuid) is 'A worker ends well: what sagas it holds go to the others.';
grant execute on function platform.leave_worker(uuid) to market_worker;
