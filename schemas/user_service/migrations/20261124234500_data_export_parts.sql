-- migrate:up
set local role user_service;

create table user_service.data_export_parts (
  export_id uuid not null references user_service.data_exports (export_id) on delete cascade,
  service varchar(100) not null,
  content jsonb not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  primary key (export_id, service)
);
alter table user_service.data_export_parts enable row level security;

reset role;

-- migrate:down
set local role user_service;
drop table user_service.data_export_parts;
reset role;
