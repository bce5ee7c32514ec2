comment on table wms_service.inbound_items is E'@foreignKey (sku_code) references product_service.product_variants (sku_code)|@fieldName productVariant|@foreignFieldName inboundItems\n@behavior -query:resource:list -query:resource:connection\nA line of a shipment to a warehouse.';
comment on column wms_service.inbound_items.inbound_item_id is 'Key of the line.';
comment on column wms_service.inbound_items.inbound_id is 'The shipment it is in.';
comment on column wms_service.inbound_items.sku_code is 'What is sent.';
comment on column wms_service.inbound_items.expected_quantity is 'Pieces the shop says it sends.';
comment on column wms_service.inbound_items.received_quantity is 'Pieces the warehouse has counted in; can be more than expected.';
comment on constraint inbound_items_inbound_id_fkey on wms_service.inbound_items is
  E'@fieldName inboundShipment\n@foreignFieldName inboundItems';
select platform.describe_authorship('wms_service.inbound_items');
