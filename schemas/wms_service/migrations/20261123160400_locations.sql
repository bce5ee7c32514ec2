-- migrate:up
set local role wms_service;

create table wms_service.locations (
  location_id bigserial primary key,
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete cascade,
  code varchar(100) not null,
  type wms_service.warehouse_location_type_enum not null,
  max_capacity_units integer,
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint locations_code_once_per_warehouse unique (warehouse_id, code),
  -- For stock to refer to, so that it is where its warehouse is.
  constraint locations_with_warehouse unique (location_id, warehouse_id)
);
alter table wms_service.locations enable row level security;

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.locations;
reset role;
