-- What is promised to orders is for those who fetch it: operators see their warehouses, administrators all.
select platform.reset_guards('wms_service.stock_allocations');

create policy operator_reads_own_warehouses on wms_service.stock_allocations
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy admin_reads_warehouses on wms_service.stock_allocations
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  allocation_id, order_item_id, inventory_item_id, warehouse_id, quantity, picked_quantity, created_date
) on wms_service.stock_allocations to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.stock_allocations
  for each row execute function platform.stamp_authorship();
