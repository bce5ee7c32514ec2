-- Where goods stand is for those who fetch them: operators see their warehouses, administrators all.
select platform.reset_guards('wms_service.locations');

create policy operator_reads_own_warehouses on wms_service.locations
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy admin_reads_warehouses on wms_service.locations
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (location_id, warehouse_id, code, type, max_capacity_units, is_active) on wms_service.locations
  to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.locations
  for each row execute function platform.stamp_authorship();
