create or replace view platform.saga_runs
with (security_barrier) as
  select
    saga.saga_id,
    saga.name,
    saga.saga_key,
    saga.input,
    saga.status,
    saga.step,
    saga.attempts,
    saga.error,
    saga.due_at,
    saga.worker_id is not null as is_held,
    saga.started_by,
    saga.started_at,
    saga.finished_at
  from platform.sagas as saga;

comment on view platform.saga_runs is 'Published: sagas and how far they are.';
comment on column platform.saga_runs.saga_id is 'Key of the saga.';
comment on column platform.saga_runs.name is 'What kind of work it is.';
comment on column platform.saga_runs.saga_key is 'What it is about.';
comment on column platform.saga_runs.input is 'What it was started with: ids.';
comment on column platform.saga_runs.status is 'RUNNING forward, COMPENSATING backward, STUCK until a person looks, COMPLETED, or COMPENSATED.';
comment on column platform.saga_runs.step is 'The step to do, or to undo, next.';
comment on column platform.saga_runs.attempts is 'How often this step has failed.';
comment on column platform.saga_runs.error is 'What went wrong last, or why it turned round.';
comment on column platform.saga_runs.due_at is 'When it goes on.';
comment on column platform.saga_runs.is_held is 'Whether a worker runs it now.';
comment on column platform.saga_runs.started_by is 'Who started it.';
comment on column platform.saga_runs.started_at is 'When it was started.';
comment on column platform.saga_runs.finished_at is 'When it was over.';
grant select on platform.saga_runs to admin_service;
