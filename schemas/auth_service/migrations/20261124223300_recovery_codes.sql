-- migrate:up
set local role auth_service;

create table auth_service.recovery_codes (
  user_id bigint not null,
  code_digest bytea not null,
  used_at timestamptz,
  created_date timestamptz not null default current_timestamp,
  primary key (user_id, code_digest)
);
alter table auth_service.recovery_codes enable row level security;

-- The last time step of an application's code that was taken: a code that was seen is not taken again.
alter table auth_service.two_factor_auth_settings
  add column totp_last_step bigint;

reset role;

-- migrate:down
set local role auth_service;
alter table auth_service.two_factor_auth_settings drop column totp_last_step;
drop table auth_service.recovery_codes;
reset role;
