-- Operators see who works in their warehouses, administrators of warehouses everybody.
select platform.reset_guards('wms_service.warehouse_staff');

create policy operator_reads_own_warehouses on wms_service.warehouse_staff
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy admin_reads_warehouses on wms_service.warehouse_staff
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (warehouse_id, user_id, is_active, created_date) on wms_service.warehouse_staff
  to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.warehouse_staff
  for each row execute function platform.stamp_authorship();
