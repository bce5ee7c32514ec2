-- migrate:up
set local role platform;

-- What a consumer is given of an event.
create type platform.event as (
  event_id bigint,
  topic text,
  aggregate_id text,
  payload jsonb,
  occurred_at timestamptz
);

-- The log: a month a partition, made ahead by prepare_event_partitions(). The default one loses nothing if that failed.
create table platform.events (
  event_id bigint generated always as identity,
  occurred_at timestamptz not null default clock_timestamp(),
  topic text not null,
  aggregate_id text not null,
  payload jsonb not null default '{}',
  producer text not null default current_user,
  actor text not null,
  request_id text,
  primary key (event_id, occurred_at),
  constraint events_payload_is_named check (jsonb_typeof(payload) = 'object')
) partition by range (occurred_at);
alter table platform.events enable row level security;

create table platform.events_default partition of platform.events default;
alter table platform.events_default enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.events;
drop type platform.event;
reset role;
