-- migrate:up
set local role platform;

-- That a job's effect in the database was made, in the same transaction as the effect: a job that is run again after
-- its worker died finds it and does nothing.
create table platform.job_receipts (
  receipt text primary key,
  made_at timestamptz not null default now()
);
alter table platform.job_receipts enable row level security;

create index job_receipts_made_at on platform.job_receipts (made_at);

reset role;

-- migrate:down
set local role platform;
drop table platform.job_receipts;
reset role;
