comment on table platform.job_receipts is
  'That a jobs effect in the database was made; written in the transaction of the effect.';
comment on column platform.job_receipts.receipt is 'Names the effect: the job, or what the job is about.';
comment on column platform.job_receipts.made_at is 'When.';
