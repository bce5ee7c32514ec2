-- migrate:up
set local role platform;

-- The proof that a consumer took an event; its key is why none can take it twice. Partitioned as the events are.
create table platform.event_consumptions (
  consumer text not null,
  event_id bigint not null,
  occurred_at timestamptz not null,
  consumed_at timestamptz not null default clock_timestamp(),
  primary key (consumer, event_id, occurred_at)
) partition by range (occurred_at);
alter table platform.event_consumptions enable row level security;

create table platform.event_consumptions_default partition of platform.event_consumptions default;
alter table platform.event_consumptions_default enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.event_consumptions;
reset role;
