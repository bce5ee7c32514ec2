-- migrate:up
set local role platform;

-- Worker processes that are alive. One that was not seen for a while is buried by the others, which take over what
-- it held; the names under which it locks jobs are here for them.
create table platform.workers (
  worker_id uuid primary key,
  host text not null,
  pid integer not null,
  job_locks text[] not null default '{}',
  jobs_waiting bigint not null default 0,
  jobs_failed bigint not null default 0,
  oldest_job_seconds double precision not null default 0,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default clock_timestamp()
);
alter table platform.workers enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.workers;
reset role;
