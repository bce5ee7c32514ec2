-- migrate:up
set local role auth_service;

alter table auth_service.user_sessions
  add column previous_refresh_token uuid,
  add column refreshed_at timestamptz not null default current_timestamp,
  add column ends_at timestamptz not null default current_timestamp + interval '90 days',
  add column end_reason varchar(20),
  add constraint user_sessions_known_end_reason check (
    end_reason in ('SIGNED_OUT', 'REVOKED', 'REUSED', 'PASSWORD_CHANGED', 'BLOCKED', 'ERASED')
  );

reset role;

-- migrate:down
set local role auth_service;
alter table auth_service.user_sessions
  drop column previous_refresh_token,
  drop column refreshed_at,
  drop column ends_at,
  drop column end_reason;
reset role;
