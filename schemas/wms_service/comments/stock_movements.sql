comment on table wms_service.stock_movements is E'@foreignKey (sku_code) references product_service.product_variants (sku_code)|@fieldName productVariant|@foreignFieldName stockMovements\n@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName stockMovements\nPieces that physically moved. Rows are only ever added: what is in a location is the sum of what came to it less what left it.';
comment on column wms_service.stock_movements.movement_id is 'Key of the movement.';
comment on column wms_service.stock_movements.inventory_item_id is 'The inventory item, where one is named.';
comment on column wms_service.stock_movements.sku_code is 'What moved.';
comment on column wms_service.stock_movements.quantity is 'Pieces that moved, always positive: the locations say which way.';
comment on column wms_service.stock_movements.batch_number is 'The batch that moved, if there is one.';
comment on column wms_service.stock_movements.warehouse_id is 'The warehouse it moved in, out of or into. A move between two is two movements.';
comment on column wms_service.stock_movements.seller_id is 'The shop whose stock it is.';
comment on column wms_service.stock_movements.from_location_id is 'Where it was taken from; null when it came in or was on its way.';
comment on column wms_service.stock_movements.to_location_id is 'Where it was put; null when it left or is on its way.';
comment on column wms_service.stock_movements.movement_type is 'Why it moved.';
comment on column wms_service.stock_movements.reference_document_id is 'Key of what it moved for in its own table, by reference_document_type.';
comment on column wms_service.stock_movements.reference_document_type is 'What it moved for: ORDER, INBOUND, STOCKTAKE, TRANSFER or ADJUSTMENT; null when for none.';
comment on column wms_service.stock_movements.user_id is 'Who moved it: key of a user, or of an administrator; null for the platform itself. Granted to nobody.';
comment on constraint stock_movements_from_location_id_fkey on wms_service.stock_movements is
  E'@fieldName fromLocation\n@foreignFieldName outgoingMovements';
comment on constraint stock_movements_to_location_id_fkey on wms_service.stock_movements is
  E'@fieldName toLocation\n@foreignFieldName incomingMovements';
select platform.describe_authorship('wms_service.stock_movements');
