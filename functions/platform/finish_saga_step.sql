-- Definer: as start_saga().
create or replace function platform.finish_saga_step(
  saga_id uuid,
  run_token bigint,
  step text,
  output jsonb,
  next_step text
)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  current platform.sagas;
begin
  perform platform.hold_saga(finish_saga_step.saga_id, finish_saga_step.run_token);
  select saga.* into strict current from platform.sagas as saga where saga.saga_id = finish_saga_step.saga_id;

  insert into platform.saga_steps (saga_id, step, direction, outcome, output, worker_id, run_token)
  values (
    current.saga_id,
    finish_saga_step.step,
    case current.status when 'RUNNING' then 'FORWARD' else 'BACKWARD' end,
    'DONE',
    finish_saga_step.output,
    current.worker_id,
    current.run_token
  );
  update platform.sagas as saga
  set
    state = case
      when current.status = 'RUNNING' and finish_saga_step.output is not null
        then saga.state || jsonb_build_object(finish_saga_step.step, finish_saga_step.output)
      else saga.state
    end,
    step = next_step,
    attempts = 0,
    error = case current.status when 'COMPENSATING' then saga.error end,
    due_at = clock_timestamp(),
    status = case
      when next_step is not null then saga.status
      when current.status = 'RUNNING' then 'COMPLETED'
      else 'COMPENSATED'
    end,
    finished_at = case when next_step is null then clock_timestamp() end,
    worker_id = case when next_step is not null then saga.worker_id end
  where saga.saga_id = current.saga_id;
end
$$;

comment on function platform.finish_saga_step(uuid, bigint, text, jsonb, text) is
  'A step is done, or undone when the saga runs backward; what it gave is kept in the state under its name. Without a next step the saga is over. Errors: SAGA_TAKEN_OVER.';
grant execute on function platform.finish_saga_step(uuid, bigint, text, jsonb, text) to market_worker;
