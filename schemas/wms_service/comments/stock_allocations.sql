comment on table wms_service.stock_allocations is E'@foreignKey (order_item_id) references order_service.order_items (order_item_id)|@fieldName orderItem|@foreignFieldName stockAllocations\n@behavior -query:resource:list -query:resource:connection\nPieces of an inventory item that are promised to a line of an order. A line that is cancelled gives its allocations back: the rows go.';
comment on column wms_service.stock_allocations.allocation_id is 'Key of the allocation.';
comment on column wms_service.stock_allocations.order_item_id is 'The line of the order it is for; of a line there can be several, each from another place or batch.';
comment on column wms_service.stock_allocations.inventory_item_id is 'What is promised.';
comment on column wms_service.stock_allocations.warehouse_id is 'The warehouse it is in; the item''s.';
comment on column wms_service.stock_allocations.quantity is 'Pieces promised.';
comment on column wms_service.stock_allocations.picked_quantity is 'Pieces of them taken from the location. The rest is part of the item''s reserved_quantity.';
comment on constraint stock_allocations_once_per_item on wms_service.stock_allocations is E'@behavior -single';
comment on constraint stock_allocations_inventory_item_id_fkey on wms_service.stock_allocations is
  E'@fieldName inventoryItem\n@foreignFieldName stockAllocations';
select platform.describe_authorship('wms_service.stock_allocations');
