-- migrate:up
set local role platform;

-- What may be announced, by whom, and with which keys in its payload.
create table platform.event_topics (
  topic text primary key check (topic ~ '^[a-z_]+\.[a-z_]+$'),
  producer text not null,
  payload_keys text[] not null,
  meaning text not null
);
alter table platform.event_topics enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.event_topics;
reset role;
