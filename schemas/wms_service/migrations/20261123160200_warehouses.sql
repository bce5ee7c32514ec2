-- migrate:up
set local role wms_service;

create table wms_service.warehouses (
  warehouse_id bigserial primary key,
  name varchar(255) not null,
  address text not null,
  capacity_sq_m numeric(10, 2),
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint warehouses_name_once unique (name)
);
alter table wms_service.warehouses enable row level security;

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.warehouses;
reset role;
