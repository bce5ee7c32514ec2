comment on table platform.saga_steps is
  'What became of each attempt at a step. Append-only.';
comment on column platform.saga_steps.saga_step_id is 'Key; rises.';
comment on column platform.saga_steps.saga_id is 'The saga.';
comment on column platform.saga_steps.step is 'Name of the step.';
comment on column platform.saga_steps.direction is 'FORWARD, or BACKWARD when it was undone.';
comment on column platform.saga_steps.outcome is 'DONE, FAILED (tried again), REFUSED (for good) or WAITING (for something outside).';
comment on column platform.saga_steps.output is 'What it gave.';
comment on column platform.saga_steps.error is 'What went wrong.';
comment on column platform.saga_steps.worker_id is 'Who tried.';
comment on column platform.saga_steps.run_token is 'With which claim.';
comment on column platform.saga_steps.occurred_at is 'When.';
