-- Definer: as start_saga(). A step forward that was refused, or that failed for the last time, turns the saga round;
-- a step backward has nowhere to turn: the saga is stuck until a person looks at it.
create or replace function platform.fail_saga_step(
  saga_id uuid,
  run_token bigint,
  step text,
  outcome text,
  error text,
  retry_in interval,
  compensate_from text
)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  current platform.sagas;
  becomes text;
begin
  perform platform.hold_saga(fail_saga_step.saga_id, fail_saga_step.run_token);
  select saga.* into strict current from platform.sagas as saga where saga.saga_id = fail_saga_step.saga_id;

  insert into platform.saga_steps (saga_id, step, direction, outcome, error, worker_id, run_token)
  values (
    current.saga_id,
    fail_saga_step.step,
    case current.status when 'RUNNING' then 'FORWARD' else 'BACKWARD' end,
    fail_saga_step.outcome,
    left(fail_saga_step.error, 1000),
    current.worker_id,
    current.run_token
  );
  becomes := case
    when retry_in is not null then current.status
    when current.status = 'COMPENSATING' then 'STUCK'
    when compensate_from is null then 'COMPENSATED'
    else 'COMPENSATING'
  end;
  update platform.sagas as saga
  set
    status = becomes,
    step = case
      when retry_in is not null or becomes = 'STUCK' then saga.step
      else compensate_from
    end,
    attempts = case
      when fail_saga_step.outcome = 'WAITING' or becomes = 'COMPENSATING' and current.status = 'RUNNING' then 0
      else saga.attempts + 1
    end,
    error = case fail_saga_step.outcome when 'WAITING' then saga.error else left(fail_saga_step.error, 1000) end,
    undo_from = compensate_from,
    due_at = clock_timestamp() + case
      when fail_saga_step.outcome = 'WAITING' and saga.is_woken then interval '0'
      else coalesce(retry_in, interval '0')
    end,
    finished_at = case becomes when 'COMPENSATED' then clock_timestamp() end,
    worker_id = null
  where saga.saga_id = current.saga_id;
  return becomes;
end
$$;

comment on function platform.fail_saga_step(uuid, bigint, text, text, text, interval, text) is
  'A step is not done (FAILED, REFUSED for good, or WAITING for something outside): it is tried again after a pause, or, without one, the saga turns round to undo compensate_from and what came before. Returns the saga''s status. Errors: SAGA_TAKEN_OVER.';
grant execute on function platform.fail_saga_step(uuid, bigint, text, text, text, interval, text) to market_worker;
