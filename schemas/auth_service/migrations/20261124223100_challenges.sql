-- migrate:up
set local role auth_service;

-- What somebody has yet to prove, by a code that was sent or an application shows. One without a user is a decoy: it is
-- made, and answers, exactly as the others, so that nobody learns which names have an account.
create table auth_service.challenges (
  challenge_id uuid primary key,
  purpose varchar(20) not null,
  user_id bigint,
  method auth_service.auth_two_factor_method_enum,
  code_digest bytea,
  contact varchar(255),
  audience varchar(20),
  device_info text,
  attempts smallint not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_date timestamptz not null default current_timestamp,
  constraint challenges_known_purpose check (
    purpose in ('VERIFY_EMAIL', 'VERIFY_PHONE', 'RESET_PASSWORD', 'SIGN_IN', 'ENABLE_FACTOR')
  ),
  constraint challenges_known_audience check (audience in ('shop', 'seller', 'warehouse', 'admin')),
  constraint challenges_attempts_not_negative check (attempts >= 0)
);
alter table auth_service.challenges enable row level security;

create index challenges_user on auth_service.challenges (user_id, purpose, created_date);
-- The sweep.
create index challenges_expires_at on auth_service.challenges (expires_at);

reset role;

-- migrate:down
set local role auth_service;
drop table auth_service.challenges;
reset role;
