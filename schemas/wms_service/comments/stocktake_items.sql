comment on table wms_service.stocktake_items is E'@foreignKey (sku_code) references product_service.product_variants (sku_code)|@fieldName productVariant|@foreignFieldName stocktakeItems\n@behavior -query:resource:list -query:resource:connection\nA line of a stocktake: one SKU in one place.';
comment on column wms_service.stocktake_items.stocktake_item_id is 'Key of the line.';
comment on column wms_service.stocktake_items.stocktake_id is 'The stocktake it is in.';
comment on column wms_service.stocktake_items.sku_code is 'What is counted.';
comment on column wms_service.stocktake_items.location_id is 'Where it is counted.';
comment on column wms_service.stocktake_items.system_quantity is 'Pieces that should be there, as of the start of the count. Granted to nobody: who counts must not know.';
comment on column wms_service.stocktake_items.counted_quantity is 'Pieces that are there; null until counted.';
comment on column wms_service.stocktake_items.discrepancy is 'Pieces too many, or too few when negative; null until counted. Granted to nobody: it tells what should be there.';
comment on constraint stocktake_items_location_id_fkey on wms_service.stocktake_items is
  E'@foreignFieldName stocktakeItems';
select platform.describe_authorship('wms_service.stocktake_items');
