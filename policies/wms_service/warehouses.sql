-- Operators see the warehouses they work in, shops those they can send goods to, administrators of warehouses all.
select platform.reset_guards('wms_service.warehouses');

create policy operator_reads_own_warehouses on wms_service.warehouses
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy seller_reads_active on wms_service.warehouses
  for select to market_seller
  using (is_active);

create policy admin_reads_warehouses on wms_service.warehouses
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (warehouse_id, name, address, capacity_sq_m, is_active) on wms_service.warehouses
  to market_operator, market_seller, market_admin;

create trigger _100_stamp before insert or update on wms_service.warehouses
  for each row execute function platform.stamp_authorship();
