comment on table wms_service.inbound_shipments is E'@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName inboundShipments\nGoods a shop sends to a warehouse.';
comment on column wms_service.inbound_shipments.inbound_id is 'Key of the shipment.';
comment on column wms_service.inbound_shipments.seller_id is 'The shop that sends them.';
comment on column wms_service.inbound_shipments.warehouse_id is 'Where they are sent.';
comment on column wms_service.inbound_shipments.status is 'State of the shipment.';
comment on column wms_service.inbound_shipments.expected_arrival_date is 'Day they are expected.';
comment on column wms_service.inbound_shipments.actual_arrival_date is 'When they arrived; null until then.';
comment on column wms_service.inbound_shipments.notes is 'What shop and warehouse let each other know; both read it.';
select platform.describe_authorship('wms_service.inbound_shipments');
