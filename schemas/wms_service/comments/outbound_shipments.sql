comment on table wms_service.outbound_shipments is E'@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName outboundShipments\n@foreignKey (carrier_id) references logistics_service.shipping_carriers (carrier_id)|@fieldName carrier|@foreignFieldName outboundShipments\nA parcel that leaves a warehouse for an order.';
comment on column wms_service.outbound_shipments.outbound_id is 'Key of the parcel.';
comment on column wms_service.outbound_shipments.order_id is 'The order it is for.';
comment on column wms_service.outbound_shipments.warehouse_id is 'The warehouse it leaves.';
comment on column wms_service.outbound_shipments.status is 'State of the parcel.';
comment on column wms_service.outbound_shipments.carrier_id is 'Who takes it; null until it is dispatched.';
comment on column wms_service.outbound_shipments.tracking_number is 'Number the carrier tracks it by; null until it is dispatched.';
comment on column wms_service.outbound_shipments.dispatch_at is 'When it left; null until then.';
select platform.describe_authorship('wms_service.outbound_shipments');
