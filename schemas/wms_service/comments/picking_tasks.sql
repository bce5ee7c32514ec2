comment on table wms_service.picking_tasks is E'@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName pickingTasks\n@foreignKey (picker_user_id) references user_service.users (user_id)|@fieldName picker|@foreignFieldName pickingTasks\nWhat a picker fetches for an order.';
comment on column wms_service.picking_tasks.task_id is 'Key of the task.';
comment on column wms_service.picking_tasks.order_id is 'The order it is for.';
comment on column wms_service.picking_tasks.warehouse_id is 'The warehouse it is in.';
comment on column wms_service.picking_tasks.picker_user_id is 'Who does it; null until somebody claims it.';
comment on column wms_service.picking_tasks.status is 'State of the task; the new ones are the queue.';
comment on column wms_service.picking_tasks.assigned_at is 'When it was claimed; null until then.';
comment on column wms_service.picking_tasks.completed_at is 'When it was done; null until then.';
select platform.describe_authorship('wms_service.picking_tasks');
