create or replace view platform.saga_attempts
with (security_barrier) as
  select
    attempt.saga_step_id,
    attempt.saga_id,
    attempt.step,
    attempt.direction,
    attempt.outcome,
    attempt.error,
    attempt.occurred_at
  from platform.saga_steps as attempt;

comment on view platform.saga_attempts is 'Published: what became of each attempt at a step of a saga.';
comment on column platform.saga_attempts.saga_step_id is 'Key of the attempt; rises.';
comment on column platform.saga_attempts.saga_id is 'The saga.';
comment on column platform.saga_attempts.step is 'Name of the step.';
comment on column platform.saga_attempts.direction is 'FORWARD, or BACKWARD when it was undone.';
comment on column platform.saga_attempts.outcome is 'DONE, FAILED, REFUSED or WAITING.';
comment on column platform.saga_attempts.error is 'What went wrong.';
comment on column platform.saga_attempts.occurred_at is 'When.';
grant select on platform.saga_attempts to admin_service;
