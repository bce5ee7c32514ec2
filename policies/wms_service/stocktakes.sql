-- Operators see the counts of their warehouses, administrators of warehouses all.
select platform.reset_guards('wms_service.stocktakes');

create policy operator_reads_own_warehouses on wms_service.stocktakes
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy admin_reads_warehouses on wms_service.stocktakes
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  stocktake_id, warehouse_id, type, status, start_date, end_date, initiated_by_user_id, created_date
) on wms_service.stocktakes to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.stocktakes
  for each row execute function platform.stamp_authorship();
