-- Operators see the tasks of their warehouses and who does them, administrators of warehouses all. What the order
-- costs and who bought it is not theirs to know.
select platform.reset_guards('wms_service.picking_tasks');

create policy operator_reads_own_warehouses on wms_service.picking_tasks
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy admin_reads_warehouses on wms_service.picking_tasks
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  task_id, order_id, warehouse_id, picker_user_id, status, assigned_at, completed_at, created_date
) on wms_service.picking_tasks to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.picking_tasks
  for each row execute function platform.stamp_authorship();
