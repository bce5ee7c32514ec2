-- migrate:up
set local role wms_service;

create table wms_service.stocktakes (
  stocktake_id bigserial primary key,
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete restrict,
  type wms_service.stocktake_type_enum not null,
  status wms_service.stocktake_status_enum not null default 'PLANNED',
  start_date date not null,
  end_date date,
  initiated_by_user_id bigint not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table wms_service.stocktakes enable row level security;

create index stocktakes_warehouse on wms_service.stocktakes (warehouse_id, stocktake_id);
create index stocktakes_initiated_by on wms_service.stocktakes (initiated_by_user_id);
create index stocktakes_open on wms_service.stocktakes (warehouse_id, stocktake_id)
  where status in ('PLANNED', 'IN_PROGRESS');

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.stocktakes;
reset role;
