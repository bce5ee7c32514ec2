-- migrate:up
set local role wms_service;

create table wms_service.inbound_items (
  inbound_item_id bigserial primary key,
  inbound_id bigint not null references wms_service.inbound_shipments (inbound_id) on delete cascade,
  sku_code varchar(100) not null,
  expected_quantity integer not null check (expected_quantity > 0),
  received_quantity integer default 0 check (received_quantity >= 0),
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table wms_service.inbound_items enable row level security;

create index inbound_items_inbound on wms_service.inbound_items (inbound_id, inbound_item_id);
create index inbound_items_sku on wms_service.inbound_items (sku_code);

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.inbound_items;
reset role;
