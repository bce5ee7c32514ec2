-- migrate:up
set local role wms_service;

create table wms_service.inbound_shipments (
  inbound_id bigserial primary key,
  seller_id bigint not null,
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete restrict,
  status wms_service.inbound_status_enum not null default 'PLANNED',
  expected_arrival_date date not null,
  actual_arrival_date timestamptz,
  notes text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table wms_service.inbound_shipments enable row level security;

create index inbound_shipments_seller on wms_service.inbound_shipments (seller_id, inbound_id);
create index inbound_shipments_warehouse on wms_service.inbound_shipments (warehouse_id, inbound_id);
create index inbound_shipments_expected
  on wms_service.inbound_shipments (warehouse_id, expected_arrival_date, inbound_id)
  where status in ('PLANNED', 'IN_TRANSIT', 'RECEIVED_PARTIAL');

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.inbound_shipments;
reset role;
