-- migrate:up
set local role auth_service;

-- How often something failed of late, by the digest of who or where: a name, an address, a name at an address.
create table auth_service.throttles (
  subject bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null,
  constraint throttles_failures_positive check (failures > 0)
);
alter table auth_service.throttles enable row level security;

create type auth_service.throttle_rule as (
  free integer,
  pause interval,
  longest interval,
  remembered interval
);

-- The sweep.
create index throttles_last_at on auth_service.throttles (last_at);

reset role;

-- migrate:down
set local role auth_service;
drop type auth_service.throttle_rule;
drop table auth_service.throttles;
reset role;
