-- migrate:up
set local role platform;

-- What each consumer has still to be told. A row is made with its event and deleted with its consumption.
create table platform.event_deliveries (
  consumer text not null,
  event_id bigint not null,
  occurred_at timestamptz not null,
  attempts smallint not null default 0,
  due_at timestamptz not null,
  error text,
  primary key (consumer, event_id)
) with (
  -- A queue: rows live for a tenth of a second, and what is dead must not lie at the head of the index.
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 20000
);
alter table platform.event_deliveries enable row level security;

-- What is new is found by the key, in order; only what failed is asked for by time.
create index event_deliveries_retry on platform.event_deliveries (consumer, due_at) where attempts > 0;

reset role;

-- migrate:down
set local role platform;
drop table platform.event_deliveries;
reset role;
