-- migrate:up
set local role wms_service;

create table wms_service.stock_allocations (
  allocation_id bigserial primary key,
  order_item_id bigint not null,
  inventory_item_id bigint not null,
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete restrict,
  quantity integer not null,
  picked_quantity integer not null default 0,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint stock_allocations_once_per_item unique (order_item_id, inventory_item_id),
  constraint stock_allocations_quantity_positive check (quantity > 0),
  constraint stock_allocations_picked_within_quantity check (picked_quantity between 0 and quantity),
  constraint stock_allocations_inventory_item_id_fkey foreign key (inventory_item_id, warehouse_id)
    references wms_service.inventory_items (inventory_item_id, warehouse_id) on delete restrict
);
alter table wms_service.stock_allocations enable row level security;

create index stock_allocations_inventory_item on wms_service.stock_allocations (inventory_item_id, warehouse_id);
create index stock_allocations_warehouse on wms_service.stock_allocations (warehouse_id, allocation_id);

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.stock_allocations;
reset role;
