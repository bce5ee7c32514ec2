-- migrate:up
set local role user_service;

create table user_service.data_exports (
  export_id uuid primary key default gen_random_uuid(),
  user_id bigint not null references user_service.users (user_id) on delete cascade,
  status varchar(20) not null default 'PENDING',
  awaited_services text[] not null,
  locale text,
  requested_at timestamptz not null default current_timestamp,
  ready_at timestamptz,
  expires_at timestamptz not null default current_timestamp + interval '7 days',
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint data_exports_known_status check (status in ('PENDING', 'READY')),
  constraint data_exports_ready_says_when check ((status = 'READY') = (ready_at is not null))
);
alter table user_service.data_exports enable row level security;

create index data_exports_user on user_service.data_exports (user_id, requested_at, export_id);
-- The sweep.
create index data_exports_expires_at on user_service.data_exports (expires_at);

reset role;

-- migrate:down
set local role user_service;
drop table user_service.data_exports;
reset role;
