-- Operators see the stock of their warehouses, a shop's staff who look after stock the shop's, wherever it is,
-- administrators of warehouses all.
select platform.reset_guards('wms_service.inventory_items');

create policy operator_reads_own_warehouses on wms_service.inventory_items
  for select to market_operator
  using (warehouse_id = any ((select platform.current_warehouse_ids())::bigint[]));

create policy seller_reads_own_shops on wms_service.inventory_items
  for select to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and (select platform.may('stock.read'))
  );

create policy admin_reads_warehouses on wms_service.inventory_items
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  inventory_item_id, sku_code, warehouse_id, location_id, quantity, reserved_quantity, batch_number, expiration_date,
  seller_id, status, created_date
) on wms_service.inventory_items to market_operator, market_seller, market_admin;

create trigger _100_stamp before insert or update on wms_service.inventory_items
  for each row execute function platform.stamp_authorship();
create trigger _900_announce_update after update on wms_service.inventory_items
  referencing old table as was new table as changed
  for each statement execute function wms_service.announce_inventory();
create trigger _900_announce_insert after insert on wms_service.inventory_items
  referencing new table as changed
  for each statement execute function wms_service.announce_inventory();
create trigger _900_announce_delete after delete on wms_service.inventory_items
  referencing old table as changed
  for each statement execute function wms_service.announce_inventory();
