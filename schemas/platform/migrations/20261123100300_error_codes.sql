-- migrate:up
set local role platform;

create table platform.error_codes (
  code text primary key check (code ~ '^[A-Z][A-Z0-9_]+$'),
  meaning text not null
);
alter table platform.error_codes enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.error_codes;
reset role;
