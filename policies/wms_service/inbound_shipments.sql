-- Operators see what comes to their warehouses, a shop's staff who look after stock what the shop sends,
-- administrators of warehouses all.
select platform.reset_guards('wms_service.inbound_shipments');

create policy operator_reads_own_warehouses on wms_service.inbound_shipments
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy seller_reads_own_shops on wms_service.inbound_shipments
  for select to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and (select platform.may('stock.read'))
  );

create policy admin_reads_warehouses on wms_service.inbound_shipments
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  inbound_id, seller_id, warehouse_id, status, expected_arrival_date, actual_arrival_date, notes, created_date
) on wms_service.inbound_shipments to market_operator, market_seller, market_admin;

create trigger _100_stamp before insert or update on wms_service.inbound_shipments
  for each row execute function platform.stamp_authorship();
