-- migrate:up
set local role seller_service;

-- What was done to a shop from within, and who read where it is paid to. Administrators' acts are in admin_service's log.
create table seller_service.shop_activity_logs (
  log_id bigserial primary key,
  seller_id bigint not null references seller_service.sellers (seller_id) on delete restrict,
  actor varchar(255) not null,
  action varchar(100) not null,
  details jsonb not null default '{}',
  ip_address inet,
  happened_at timestamptz not null default now()
);
alter table seller_service.shop_activity_logs enable row level security;

create index shop_activity_logs_seller on seller_service.shop_activity_logs (seller_id, log_id);

reset role;

-- migrate:down
set local role seller_service;
drop table seller_service.shop_activity_logs;
reset role;
