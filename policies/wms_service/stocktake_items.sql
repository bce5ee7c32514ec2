-- A line is read where its stocktake is: the stocktake's own policies decide. A count is blind: what should be there,
-- and so the difference, is granted to nobody.
select platform.reset_guards('wms_service.stocktake_items');

create policy operator_reads_with_stocktake on wms_service.stocktake_items
  for select to market_operator
  using (exists (select from wms_service.stocktakes where stocktakes.stocktake_id = stocktake_items.stocktake_id));

create policy admin_reads_with_stocktake on wms_service.stocktake_items
  for select to market_admin
  using (exists (select from wms_service.stocktakes where stocktakes.stocktake_id = stocktake_items.stocktake_id));

grant select (
  stocktake_item_id, stocktake_id, sku_code, location_id, counted_quantity, created_date
) on wms_service.stocktake_items to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.stocktake_items
  for each row execute function platform.stamp_authorship();
