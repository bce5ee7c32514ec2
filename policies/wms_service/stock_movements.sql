-- The ledger of stock is read as the stock is, and only ever added to: not even the owner rewrites it. For the same
-- reason no warehouse, location or item is ever deleted: the foreign keys' check would have to lock movements.
select platform.reset_guards('wms_service.stock_movements');

create policy operator_reads_own_warehouses on wms_service.stock_movements
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy seller_reads_own_shops on wms_service.stock_movements
  for select to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and (select platform.may('stock.read'))
  );

create policy admin_reads_warehouses on wms_service.stock_movements
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  movement_id, inventory_item_id, sku_code, quantity, batch_number, warehouse_id, seller_id, from_location_id,
  to_location_id, movement_type, reference_document_id, reference_document_type, created_date
) on wms_service.stock_movements to market_operator, market_seller, market_admin;

create trigger _100_stamp before insert or update on wms_service.stock_movements
  for each row execute function platform.stamp_authorship();

revoke update, delete, truncate on wms_service.stock_movements from wms_service;
