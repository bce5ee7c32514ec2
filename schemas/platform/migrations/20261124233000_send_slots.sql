-- migrate:up
set local role platform;

-- When the next message of a channel may be sent: all workers together keep within what its provider takes.
create table platform.send_slots (
  channel text primary key,
  free_from timestamptz not null,
  constraint send_slots_known_channel check (channel in ('EMAIL', 'SMS'))
);
alter table platform.send_slots enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.send_slots;
reset role;
