-- migrate:up
set local role wms_service;

create table wms_service.warehouse_staff (
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete cascade,
  user_id bigint not null,
  is_active boolean not null default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  primary key (warehouse_id, user_id)
);
alter table wms_service.warehouse_staff enable row level security;

create index warehouse_staff_user on wms_service.warehouse_staff (user_id);

reset role;

-- migrate:down
set local role wms_service;
drop view if exists wms_service.working_operators;
drop table wms_service.warehouse_staff;
reset role;
