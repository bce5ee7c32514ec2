-- migrate:up
set local role wms_service;

create table wms_service.stock_movements (
  movement_id bigserial primary key,
  inventory_item_id bigint references wms_service.inventory_items (inventory_item_id) on delete restrict,
  sku_code varchar(100) not null,
  quantity integer not null,
  batch_number varchar(255),
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete restrict,
  seller_id bigint not null,
  from_location_id bigint references wms_service.locations (location_id) on delete restrict,
  to_location_id bigint references wms_service.locations (location_id) on delete restrict,
  movement_type wms_service.stock_movement_type_enum not null,
  reference_document_id bigint,
  reference_document_type varchar(50),
  user_id bigint,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  -- The locations say which way; a movement that leads from nowhere to nowhere is none.
  constraint stock_movements_quantity_positive check (quantity > 0),
  constraint stock_movements_lead_somewhere check (from_location_id is distinct from to_location_id),
  constraint stock_movements_known_document check (
    reference_document_type in ('ORDER', 'INBOUND', 'STOCKTAKE', 'TRANSFER', 'ADJUSTMENT')
  ),
  constraint stock_movements_whole_reference check (
    (reference_document_id is null) = (reference_document_type is null)
  )
);
alter table wms_service.stock_movements enable row level security;

create index stock_movements_inventory_item on wms_service.stock_movements (inventory_item_id);
create index stock_movements_sku on wms_service.stock_movements (sku_code, movement_id);
create index stock_movements_warehouse on wms_service.stock_movements (warehouse_id, movement_id);
create index stock_movements_seller on wms_service.stock_movements (seller_id, movement_id);
create index stock_movements_from_location on wms_service.stock_movements (from_location_id);
create index stock_movements_to_location on wms_service.stock_movements (to_location_id);
create index stock_movements_document on wms_service.stock_movements (reference_document_id, reference_document_type);
create index stock_movements_user on wms_service.stock_movements (user_id);

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.stock_movements;
reset role;
