-- migrate:up
set local role search_service;

create table search_service.search_query_logs (
  log_id bigserial primary key,
  query_text varchar(500) not null,
  user_id bigint,
  timestamp timestamptz default current_timestamp,
  results_count integer,
  ip_address inet
);
alter table search_service.search_query_logs enable row level security;

create index search_query_logs_timestamp on search_service.search_query_logs (timestamp, log_id);
create index search_query_logs_user on search_service.search_query_logs (user_id, timestamp);

reset role;

-- migrate:down
set local role search_service;
drop table search_service.search_query_logs;
reset role;
