-- migrate:up
set local role platform;

create table platform.releases (
  release_id bigint generated always as identity primary key,
  hash text not null,
  applied_at timestamptz not null default now()
);
alter table platform.releases enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.releases;
reset role;
