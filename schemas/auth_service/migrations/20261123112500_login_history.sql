-- migrate:up
set local role auth_service;

create table auth_service.login_history (
  entry_id bigserial primary key,
  user_id bigint,
  login_at timestamptz default current_timestamp,
  ip_address inet not null,
  device_info text,
  status auth_service.auth_login_status_enum not null,
  identifier_digest bytea
);
alter table auth_service.login_history enable row level security;

create index login_history_user on auth_service.login_history (user_id, login_at, entry_id);
-- What the throttle counts: attempts at one name, known or not, and from one address.
create index login_history_identifier on auth_service.login_history (identifier_digest, login_at);
create index login_history_ip_address on auth_service.login_history (ip_address, login_at);
-- Newest first for administrators, oldest first for the sweep.
create index login_history_login_at on auth_service.login_history (login_at, entry_id);

reset role;

-- migrate:down
set local role auth_service;
drop table auth_service.login_history;
reset role;
