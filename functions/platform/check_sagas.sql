-- Called by platform.check_invariants().
create or replace function platform.check_sagas()
returns table (check_name text, subject text, detail text)
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'saga_is_run_by_the_living',
    format('saga %s', saga.saga_id),
    format('is held by worker %s, which is no more', saga.worker_id)
  from platform.sagas as saga
  where saga.worker_id is not null
    and not exists (select from platform.workers as worker where worker.worker_id = saga.worker_id)
    -- The next to look lets go of it.
    and exists (
      select from platform.workers as worker where worker.started_at < now() - interval '1 minute'
    )

  union all
  select
    'saga_undoes_what_it_did',
    format('saga %s', undone.saga_id),
    format('step "%s" was undone and never tried', undone.step)
  from platform.saga_steps as undone
  where undone.direction = 'BACKWARD'
    and undone.outcome = 'DONE'
    and not exists (
      select
      from platform.saga_steps as done
      where done.saga_id = undone.saga_id and done.step = undone.step and done.direction = 'FORWARD'
    )

  union all
  select
    'finished_saga_has_its_last_step',
    format('saga %s', saga.saga_id),
    format('is %s, and no step says so', saga.status)
  from platform.sagas as saga
  where saga.status = 'COMPLETED'
    and not exists (
      select
      from platform.saga_steps as step
      where step.saga_id = saga.saga_id and step.direction = 'FORWARD' and step.outcome = 'DONE'
    )
$$;

comment on function platform.check_sagas() is 'What must hold of sagas at any time and does not.';
