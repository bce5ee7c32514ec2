-- migrate:up
set local role wms_service;

create type wms_service.warehouse_location_type_enum as enum ('SHELF', 'PALLET', 'FLOOR', 'BIN');
create type wms_service.inventory_item_status_enum as enum ('AVAILABLE', 'RESERVED', 'QUARANTINE', 'DAMAGED');
create type wms_service.stock_movement_type_enum as enum (
  'RECEIVE', 'PICK', 'SHIP', 'TRANSFER', 'ADJUSTMENT_IN', 'ADJUSTMENT_OUT'
);
create type wms_service.inbound_status_enum as enum (
  'PLANNED', 'IN_TRANSIT', 'RECEIVED_PARTIAL', 'RECEIVED_COMPLETED', 'CANCELLED'
);
create type wms_service.picking_task_status_enum as enum ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED');
create type wms_service.outbound_status_enum as enum (
  'PENDING_PICKING', 'READY_FOR_DISPATCH', 'DISPATCHED', 'DELIVERED'
);
create type wms_service.stocktake_status_enum as enum ('PLANNED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED');
create type wms_service.stocktake_type_enum as enum ('FULL', 'CYCLE_COUNT');

reset role;

-- migrate:down
set local role wms_service;
drop type wms_service.stocktake_type_enum;
drop type wms_service.stocktake_status_enum;
drop type wms_service.outbound_status_enum;
drop type wms_service.picking_task_status_enum;
drop type wms_service.inbound_status_enum;
drop type wms_service.stock_movement_type_enum;
drop type wms_service.inventory_item_status_enum;
drop type wms_service.warehouse_location_type_enum;
reset role;
