-- migrate:up
set local role platform;

-- A saga runs forward through its named steps; when one is refused for good it runs backward through what was done.
-- Whoever runs it holds the newest run token: what an older one reports is refused.
create table platform.sagas (
  saga_id uuid primary key default gen_random_uuid(),
  name text not null,
  saga_key text not null,
  input jsonb not null,
  state jsonb not null default '{}',
  status text not null default 'RUNNING',
  step text,
  attempts smallint not null default 0,
  due_at timestamptz not null default clock_timestamp(),
  is_woken boolean not null default false,
  error text,
  worker_id uuid,
  run_token bigint not null default 0,
  started_by text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint sagas_key_once unique (name, saga_key),
  constraint sagas_known_status check (status in ('RUNNING', 'COMPENSATING', 'STUCK', 'COMPLETED', 'COMPENSATED')),
  constraint sagas_finished_when_over check ((status in ('COMPLETED', 'COMPENSATED')) = (finished_at is not null))
);
alter table platform.sagas enable row level security;

create index sagas_due on platform.sagas (due_at) where status in ('RUNNING', 'COMPENSATING') and worker_id is null;
create index sagas_worker on platform.sagas (worker_id) where worker_id is not null;
create index sagas_stuck on platform.sagas (started_at, saga_id) where status = 'STUCK';

create sequence platform.saga_run_tokens;

reset role;

-- migrate:down
set local role platform;
drop sequence platform.saga_run_tokens;
drop table platform.sagas;
reset role;
