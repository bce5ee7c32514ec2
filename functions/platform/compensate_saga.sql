-- Definer: as start_saga(). For admin_service, which asks who may. Where undoing begins only the worker's release
-- knows; it says so with each failure. Of a step that nothing is told of, nobody knows whether it was done.
create or replace function platform.compensate_saga(saga_id uuid)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  saga platform.sagas;
  latest record;
  undone boolean;
begin
  select each.* into saga from platform.sagas as each where each.saga_id = compensate_saga.saga_id for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such saga.', field => 'sagaId');
  elsif saga.status <> 'RUNNING' then
    perform platform.fail(
      'INVALID_STATE', format('The saga is %s: only one that is RUNNING is turned round.', saga.status),
      field => 'sagaId'
    );
  elsif saga.worker_id is not null then
    perform platform.fail('INVALID_STATE', 'A worker runs the saga now.', field => 'sagaId');
  end if;
  select attempt.outcome
  into latest
  from platform.saga_steps as attempt
  where attempt.saga_id = saga.saga_id
  order by attempt.saga_step_id desc
  limit 1;
  if saga.run_token <> 0 and coalesce(latest.outcome, 'DONE') not in ('FAILED', 'WAITING') then
    perform platform.fail(
      'INVALID_STATE', 'The saga goes on by itself: wait for what becomes of its next step.', field => 'sagaId'
    );
  end if;
  -- Nobody has begun it, or nothing of it can be undone.
  undone := saga.run_token = 0 or saga.undo_from is null;
  update platform.sagas as each
  set
    status = case when undone then 'COMPENSATED' else 'COMPENSATING' end,
    step = case when not undone then saga.undo_from end,
    attempts = 0,
    error = coalesce(saga.error, 'An administrator turned it round.'),
    due_at = clock_timestamp(),
    finished_at = case when undone then clock_timestamp() end
  where each.saga_id = saga.saga_id;
end
$$;

comment on function platform.compensate_saga(uuid) is
  'A saga that fails or waits, and that no worker holds, turns round and undoes what was done. Errors: NOT_FOUND, INVALID_STATE.';
grant execute on function platform.compensate_saga(uuid) to admin_service;
