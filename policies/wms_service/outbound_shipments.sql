-- Operators see the parcels of their warehouses, administrators of warehouses all. Buyer and shop follow the order.
select platform.reset_guards('wms_service.outbound_shipments');

create policy operator_reads_own_warehouses on wms_service.outbound_shipments
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy admin_reads_warehouses on wms_service.outbound_shipments
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  outbound_id, order_id, warehouse_id, status, carrier_id, tracking_number, dispatch_at, created_date
) on wms_service.outbound_shipments to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.outbound_shipments
  for each row execute function platform.stamp_authorship();
