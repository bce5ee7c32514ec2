-- migrate:up
set local role platform;

-- What became of each attempt at a step. A step is done once, and undone once, by key.
create table platform.saga_steps (
  saga_step_id bigint generated always as identity primary key,
  saga_id uuid not null references platform.sagas (saga_id) on delete cascade,
  step text not null,
  direction text not null check (direction in ('FORWARD', 'BACKWARD')),
  outcome text not null check (outcome in ('DONE', 'FAILED', 'REFUSED', 'WAITING')),
  output jsonb,
  error text,
  worker_id uuid,
  run_token bigint not null,
  occurred_at timestamptz not null default clock_timestamp()
);
alter table platform.saga_steps enable row level security;

create index saga_steps_saga on platform.saga_steps (saga_id, saga_step_id);
create unique index saga_steps_done_once on platform.saga_steps (saga_id, step, direction) where outcome = 'DONE';

reset role;

-- migrate:down
set local role platform;
drop table platform.saga_steps;
reset role;
