-- migrate:up
set local role admin_service;

create type admin_service.saga_status_enum as enum (
  'RUNNING', 'COMPENSATING', 'STUCK', 'COMPLETED', 'COMPENSATED'
);

-- What administrators are told of the machinery.
create type admin_service.failed_event as (
  consumer text,
  event_id bigint,
  topic text,
  aggregate_id text,
  payload jsonb,
  occurred_at timestamptz,
  attempts integer,
  error text,
  due_at timestamptz,
  is_parked boolean
);
create type admin_service.saga_attempt as (
  step text,
  direction text,
  outcome text,
  error text,
  occurred_at timestamptz
);
create type admin_service.saga as (
  saga_id uuid,
  name text,
  saga_key text,
  input jsonb,
  status admin_service.saga_status_enum,
  step text,
  attempts integer,
  error text,
  due_at timestamptz,
  is_held boolean,
  started_by text,
  started_at timestamptz,
  finished_at timestamptz,
  steps admin_service.saga_attempt[]
);

reset role;

-- migrate:down
set local role admin_service;
drop type admin_service.saga;
drop type admin_service.saga_attempt;
drop type admin_service.failed_event;
drop type admin_service.saga_status_enum;
reset role;
