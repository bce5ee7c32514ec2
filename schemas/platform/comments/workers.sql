comment on table platform.workers is
  'Worker processes that are alive, with the names they lock jobs under and the jobs they see.';
comment on column platform.workers.worker_id is 'Key, new for each process.';
comment on column platform.workers.host is 'Name of its machine.';
comment on column platform.workers.pid is 'Its process there.';
comment on column platform.workers.job_locks is 'Names under which it locks jobs.';
comment on column platform.workers.jobs_waiting is 'Jobs that are due, as it last saw.';
comment on column platform.workers.jobs_failed is 'Jobs that failed for good, as it last saw.';
comment on column platform.workers.oldest_job_seconds is 'How long the oldest due job has waited, in seconds.';
comment on column platform.workers.started_at is 'When it began.';
comment on column platform.workers.seen_at is 'When it last said that it is alive; after 15 silent seconds the others take over.';
