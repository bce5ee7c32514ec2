comment on table wms_service.inventory_items is E'@foreignKey (sku_code) references product_service.product_variants (sku_code)|@fieldName productVariant|@foreignFieldName inventoryItems\n@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName inventoryItems\nPieces of one SKU and batch that stand in one location, in one state.';
comment on column wms_service.inventory_items.inventory_item_id is 'Key of the inventory item.';
comment on column wms_service.inventory_items.sku_code is 'What it is.';
comment on column wms_service.inventory_items.warehouse_id is 'The warehouse it is in; the location''s.';
comment on column wms_service.inventory_items.location_id is 'Where it stands.';
comment on column wms_service.inventory_items.quantity is 'Pieces that are there.';
comment on column wms_service.inventory_items.reserved_quantity is 'Pieces of them promised to orders and not picked yet: the sum of what its allocations still hold.';
comment on column wms_service.inventory_items.batch_number is 'The maker''s batch, if there is one.';
comment on column wms_service.inventory_items.expiration_date is 'The day it expires: from this day on it is not sold. Null when it keeps.';
comment on column wms_service.inventory_items.seller_id is 'The shop it belongs to.';
comment on column wms_service.inventory_items.status is 'Whether it can be sold.';
comment on constraint inventory_items_once_per_place on wms_service.inventory_items is E'@behavior -single';
comment on constraint inventory_items_with_warehouse on wms_service.inventory_items is E'@behavior -single';
-- The location is walked to by its own key.
comment on constraint inventory_items_location_in_warehouse on wms_service.inventory_items is E'@behavior -*';
select platform.describe_authorship('wms_service.inventory_items');
