-- migrate:up
set local role platform;

-- What `db:migrate` has applied of the repeatable files. Written by the migrating login, read by nobody else.
create table platform.applied_sections (
  path text primary key,
  hash text not null,
  applied_at timestamptz not null default now()
);
alter table platform.applied_sections enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.applied_sections;
reset role;
