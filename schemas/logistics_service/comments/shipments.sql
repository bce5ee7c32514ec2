comment on table logistics_service.shipments is E'@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName shipment\n@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName shipments|@behavior -*\n@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName shipments|@behavior -*\n@behavior -query:resource:list -query:resource:connection\nThe parcel of an order, on its way to the buyer; how far it came is its own matter, beside the state of the order.';
comment on column logistics_service.shipments.shipment_id is 'Key of the parcel.';
comment on column logistics_service.shipments.order_id is 'The order in it.';
comment on column logistics_service.shipments.user_id is 'Who gets it.';
comment on column logistics_service.shipments.seller_id is 'The shop whose goods are in it.';
comment on column logistics_service.shipments.carrier_id is 'Who carries it; null when the shop does, or does not say.';
comment on column logistics_service.shipments.tracking_number is 'Number it is followed by; null when there is none.';
comment on column logistics_service.shipments.status is 'How far it came.';
comment on column logistics_service.shipments.integration is 'The interface to its carrier it is followed through; null until the carrier knows of it. Granted to nobody.';
comment on column logistics_service.shipments.is_followed is 'Whether the platform has it carried, and asks the carrier where it is; otherwise the shop brings it.';
comment on column logistics_service.shipments.booked_at is 'When the carrier was told of it; null until then, and for what a shop brings.';
comment on column logistics_service.shipments.looked_at is 'When the carrier was last asked. Granted to nobody.';
comment on column logistics_service.shipments.delivered_at is 'When the carrier, the buyer or the shop said that it has arrived; null until then.';
comment on constraint shipments_carrier_id_fkey on logistics_service.shipments is
  E'@fieldName carrier\n@foreignBehavior -*';
select platform.describe_authorship('logistics_service.shipments');
