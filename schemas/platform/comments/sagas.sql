comment on table platform.sagas is
  'Work over several transactions or outside the database: named steps, each with a way to undo it, and how far they are.';
comment on column platform.sagas.saga_id is 'Key; with a steps name it is the idempotency key of what the step calls.';
comment on column platform.sagas.name is 'Its definition: a file of workers/sagas/.';
comment on column platform.sagas.saga_key is 'What it is about, once for each name: whoever starts it again finds it.';
comment on column platform.sagas.input is 'What it was started with: ids.';
comment on column platform.sagas.state is 'What its steps gave, by the steps name.';
comment on column platform.sagas.status is 'RUNNING forward, COMPENSATING backward, STUCK until a person looks, COMPLETED, or COMPENSATED.';
comment on column platform.sagas.step is 'The step to do next, or to undo next; null before the first and when it is over.';
comment on column platform.sagas.attempts is 'How often this step has failed.';
comment on column platform.sagas.due_at is 'When to go on.';
comment on column platform.sagas.is_woken is 'What it may wait for has happened since it was claimed: it does not wait.';
comment on column platform.sagas.error is 'What went wrong last, or why it turned round.';
comment on column platform.sagas.undo_from is 'Where undoing would begin if it turned round after the last failed attempt; null when there is nothing to undo.';
comment on column platform.sagas.worker_id is 'Who runs it now.';
comment on column platform.sagas.run_token is 'Rises with each claim; a report with an older one is refused.';
comment on column platform.sagas.started_by is 'Who started it, as in created_by.';
comment on column platform.sagas.started_at is 'When it was started.';
comment on column platform.sagas.finished_at is 'When it was over.';
