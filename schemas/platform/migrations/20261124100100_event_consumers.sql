-- migrate:up
set local role platform;

-- Who is told of what, and by which function or task. A consumer's topics all go to one of them.
create table platform.event_consumers (
  consumer text not null check (consumer ~ '^[a-z_]+\.[a-z_]+$'),
  topic text not null,
  handler text,
  task text,
  max_attempts smallint not null default 8 check (max_attempts > 0),
  listening_since timestamptz not null default clock_timestamp(),
  primary key (consumer, topic),
  constraint event_consumers_one_way check (num_nonnulls(handler, task) = 1)
);
alter table platform.event_consumers enable row level security;

create index event_consumers_topic on platform.event_consumers (topic);

reset role;

-- migrate:down
set local role platform;
drop table platform.event_consumers;
reset role;
