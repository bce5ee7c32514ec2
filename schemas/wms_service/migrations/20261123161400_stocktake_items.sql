-- migrate:up
set local role wms_service;

create table wms_service.stocktake_items (
  stocktake_item_id bigserial primary key,
  stocktake_id bigint not null references wms_service.stocktakes (stocktake_id) on delete cascade,
  sku_code varchar(100) not null,
  location_id bigint references wms_service.locations (location_id) on delete set null,
  system_quantity integer not null,
  counted_quantity integer,
  discrepancy integer generated always as (counted_quantity - system_quantity) stored,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint stocktake_items_counted_not_negative check (counted_quantity >= 0)
);
alter table wms_service.stocktake_items enable row level security;

create index stocktake_items_stocktake on wms_service.stocktake_items (stocktake_id, stocktake_item_id);
create index stocktake_items_sku on wms_service.stocktake_items (sku_code);
create index stocktake_items_location on wms_service.stocktake_items (location_id);

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.stocktake_items;
reset role;
