-- migrate:up
set local role platform;

-- Every state machine, a row a step: what a status may become, and by whose doing.
create table platform.status_transitions (
  table_name text not null check (table_name ~ '^[a-z_]+\.[a-z_]+$'),
  from_status text not null,
  to_status text not null,
  actors text[] not null,
  meaning text not null,
  primary key (table_name, from_status, to_status),
  constraint status_transitions_known_actors check (
    actors <@ array['customer', 'staff', 'operator', 'admin', 'system'] and cardinality(actors) > 0
  ),
  constraint status_transitions_go_somewhere check (from_status <> to_status)
);
alter table platform.status_transitions enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.status_transitions;
reset role;
