-- migrate:up
set local role wms_service;

create table wms_service.outbound_shipments (
  outbound_id bigserial primary key,
  order_id bigint not null,
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete restrict,
  status wms_service.outbound_status_enum not null default 'PENDING_PICKING',
  carrier_id bigint,
  tracking_number varchar(255),
  dispatch_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table wms_service.outbound_shipments enable row level security;

create index outbound_shipments_order on wms_service.outbound_shipments (order_id);
create index outbound_shipments_warehouse on wms_service.outbound_shipments (warehouse_id, outbound_id);
create index outbound_shipments_carrier on wms_service.outbound_shipments (carrier_id);

-- What still has to leave the warehouse.
create index outbound_shipments_open on wms_service.outbound_shipments (warehouse_id, outbound_id)
  where status in ('PENDING_PICKING', 'READY_FOR_DISPATCH');

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.outbound_shipments;
reset role;
