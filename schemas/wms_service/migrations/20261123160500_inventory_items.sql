-- migrate:up
set local role wms_service;

create table wms_service.inventory_items (
  inventory_item_id bigserial primary key,
  sku_code varchar(100) not null,
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete cascade,
  location_id bigint not null references wms_service.locations (location_id) on delete restrict,
  quantity integer not null check (quantity >= 0),
  reserved_quantity integer not null default 0,
  batch_number varchar(255),
  expiration_date date,
  seller_id bigint not null,
  status wms_service.inventory_item_status_enum not null default 'AVAILABLE',
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  -- The seller is no part of it: a SKU is of one shop.
  constraint inventory_items_once_per_place unique nulls not distinct (sku_code, location_id, batch_number, status),
  -- Stock is never promised twice.
  constraint inventory_items_reserved_within_quantity check (reserved_quantity between 0 and quantity),
  constraint inventory_items_location_in_warehouse foreign key (location_id, warehouse_id)
    references wms_service.locations (location_id, warehouse_id) on delete restrict,
  -- For allocations to refer to, so that they are in their item's warehouse.
  constraint inventory_items_with_warehouse unique (inventory_item_id, warehouse_id)
);
alter table wms_service.inventory_items enable row level security;

create index inventory_items_warehouse on wms_service.inventory_items (warehouse_id, inventory_item_id);
create index inventory_items_location on wms_service.inventory_items (location_id, warehouse_id);
create index inventory_items_seller on wms_service.inventory_items (seller_id, inventory_item_id);

-- What expires first is reserved first.
create index inventory_items_first_expired on wms_service.inventory_items (sku_code, expiration_date, inventory_item_id)
  where status = 'AVAILABLE';

reset role;

-- migrate:down
set local role wms_service;
drop view if exists wms_service.stock_availability;
drop table wms_service.inventory_items;
reset role;
