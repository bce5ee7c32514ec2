comment on table wms_service.picking_task_items is E'@foreignKey (sku_code) references product_service.product_variants (sku_code)|@fieldName productVariant|@foreignFieldName pickingTaskItems\n@behavior -query:resource:list -query:resource:connection\nA line of a picking task: so many pieces of one SKU from one place.';
comment on column wms_service.picking_task_items.task_item_id is 'Key of the line.';
comment on column wms_service.picking_task_items.task_id is 'The task it is in.';
comment on column wms_service.picking_task_items.sku_code is 'What to fetch.';
comment on column wms_service.picking_task_items.quantity_to_pick is 'Pieces to fetch.';
comment on column wms_service.picking_task_items.picked_quantity is 'Pieces fetched so far.';
comment on column wms_service.picking_task_items.source_location_id is 'Where to fetch them from.';
comment on constraint picking_task_items_task_id_fkey on wms_service.picking_task_items is
  E'@fieldName pickingTask\n@foreignFieldName pickingTaskItems';
comment on constraint picking_task_items_source_location_id_fkey on wms_service.picking_task_items is
  E'@fieldName sourceLocation\n@foreignFieldName pickingTaskItems';
select platform.describe_authorship('wms_service.picking_task_items');
