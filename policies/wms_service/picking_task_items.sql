-- A line is read where its task is: the task's own policies decide.
select platform.reset_guards('wms_service.picking_task_items');

create policy operator_reads_with_task on wms_service.picking_task_items
  for select to market_operator
  using (exists (select from wms_service.picking_tasks where picking_tasks.task_id = picking_task_items.task_id));

create policy admin_reads_with_task on wms_service.picking_task_items
  for select to market_admin
  using (exists (select from wms_service.picking_tasks where picking_tasks.task_id = picking_task_items.task_id));

grant select (
  task_item_id, task_id, sku_code, quantity_to_pick, picked_quantity, source_location_id, created_date
) on wms_service.picking_task_items to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.picking_task_items
  for each row execute function platform.stamp_authorship();
