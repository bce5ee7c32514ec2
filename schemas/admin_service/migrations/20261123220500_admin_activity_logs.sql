-- migrate:up
set local role admin_service;

create table admin_service.admin_activity_logs (
  log_id bigserial primary key,
  admin_user_id bigint not null references admin_service.admin_users (admin_id) on delete restrict,
  action text not null,
  resource_type varchar(100),
  resource_id text,
  ip_address inet,
  timestamp timestamptz default current_timestamp,
  before_json jsonb,
  after_json jsonb
);
alter table admin_service.admin_activity_logs enable row level security;

create index admin_activity_logs_admin on admin_service.admin_activity_logs (admin_user_id, log_id);
create index admin_activity_logs_resource on admin_service.admin_activity_logs (resource_id, resource_type, log_id);
create index admin_activity_logs_timestamp on admin_service.admin_activity_logs (timestamp, log_id);

reset role;

-- migrate:down
set local role admin_service;
drop table admin_service.admin_activity_logs;
reset role;
