-- Definer: as start_saga(). For admin_service, which asks who may.
create or replace function platform.retry_saga(saga_id uuid)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  saga platform.sagas;
begin
  select each.* into saga from platform.sagas as each where each.saga_id = retry_saga.saga_id for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such saga.', field => 'sagaId');
  elsif saga.status in ('COMPLETED', 'COMPENSATED') then
    perform platform.fail('INVALID_STATE', format('The saga is %s: it is over.', saga.status), field => 'sagaId');
  elsif saga.worker_id is not null then
    perform platform.fail('INVALID_STATE', 'A worker runs the saga now.', field => 'sagaId');
  end if;
  update platform.sagas as each
  set
    -- Only undoing gets stuck.
    status = case saga.status when 'STUCK' then 'COMPENSATING' else saga.status end,
    attempts = 0,
    due_at = clock_timestamp()
  where each.saga_id = saga.saga_id;
end
$$;

comment on function platform.retry_saga(uuid) is
  'A saga that is stuck, or waits after a failure, goes on now, with all its attempts before it again. Errors: NOT_FOUND, INVALID_STATE.';
grant execute on function platform.retry_saga(uuid) to admin_service;
