-- migrate:up
set local role auth_service;

create table auth_service.user_sessions (
  session_id uuid primary key default gen_random_uuid(),
  user_id bigint not null,
  jwt_token text,
  refresh_token uuid not null default gen_random_uuid(),
  device_info text,
  ip_address inet not null,
  expires_at timestamptz not null,
  is_active boolean default true,
  audience varchar(20) not null default 'shop',
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint user_sessions_refresh_token_once unique (refresh_token),
  constraint user_sessions_no_stored_token check (jwt_token is null),
  constraint user_sessions_known_audience check (audience in ('shop', 'seller', 'warehouse', 'admin'))
);
alter table auth_service.user_sessions enable row level security;

create index user_sessions_user on auth_service.user_sessions (user_id, created_date, session_id);
-- The expired are swept; a session that is used is prolonged, so this is also the order of last use.
create index user_sessions_expires_at on auth_service.user_sessions (expires_at, session_id);

reset role;

-- migrate:down
set local role auth_service;
drop table auth_service.user_sessions;
reset role;
