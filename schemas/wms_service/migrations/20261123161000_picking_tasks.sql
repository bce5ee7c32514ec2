-- migrate:up
set local role wms_service;

create table wms_service.picking_tasks (
  task_id bigserial primary key,
  order_id bigint not null,
  warehouse_id bigint not null references wms_service.warehouses (warehouse_id) on delete restrict,
  picker_user_id bigint,
  status wms_service.picking_task_status_enum not null default 'NEW',
  assigned_at timestamptz,
  completed_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table wms_service.picking_tasks enable row level security;

create index picking_tasks_order on wms_service.picking_tasks (order_id);
create index picking_tasks_warehouse on wms_service.picking_tasks (warehouse_id, task_id);
create index picking_tasks_picker on wms_service.picking_tasks (picker_user_id, task_id);

-- The queue that pickers claim from, oldest first.
create index picking_tasks_new on wms_service.picking_tasks (warehouse_id, task_id) where status = 'NEW';

reset role;

-- migrate:down
set local role wms_service;
drop table wms_service.picking_tasks;
reset role;
