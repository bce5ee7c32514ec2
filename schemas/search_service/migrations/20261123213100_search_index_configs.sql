-- migrate:up
set local role search_service;

create table search_service.search_index_configs (
  config_id bigserial primary key,
  index_name varchar(255) not null,
  source_service varchar(100) not null,
  last_indexed_at timestamptz,
  indexing_schedule varchar(255),
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint search_index_configs_index_name_once unique (index_name)
);
alter table search_service.search_index_configs enable row level security;

reset role;

-- migrate:down
set local role search_service;
drop table search_service.search_index_configs;
reset role;
