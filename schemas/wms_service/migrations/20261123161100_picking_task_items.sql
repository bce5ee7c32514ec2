-- migrate:up
set local role wms_service;

create table wms_service.picking_task_items (
  task_item_id bigserial primary key,
  task_id bigint not null references wms_service.picking_tasks (task_id) on delete cascade,
  sku_code varchar(100) not null,
  quantity_to_pick integer not null check (quantity_to_pick > 0),
  picked_quantity integer default 0 check (picked_quantity >= 0),
  source_location_id bigint references wms_service.locations (location_id) on delete set null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint picking_task_items_picked_within_task check (picked_quantity <= quantity_to_pick)
);
alter table wms_service.picking_task_items enable row level security;

create index picking_task_items_task on wms_service.picking_task_items (task_id, task_item_id);
create index picking_task_items_sku on wms_service.picking_task_items (sku_code);
create index picking_task_items_source_location on wms_service.picking_task_items (source_location_id);

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.picking_task_items;
reset role;
