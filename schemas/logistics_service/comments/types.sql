comment on type logistics_service.shipping_method_type_enum is
  'How a parcel reaches the buyer: COURIER to the door, PICKUP at a counter, POSTAMAT from a locker.';
comment on type logistics_service.tracking_status_enum is
  'How far a parcel came: CREATED, the carrier has it not yet; ACCEPTED, IN_TRANSIT, OUT_FOR_DELIVERY or READY_FOR_PICKUP, DELIVERED; or LOST.';
comment on type logistics_service.tracking_step is 'What a carrier said of a parcel.';
comment on column logistics_service.tracking_step.status is 'How far it had come.';
comment on column logistics_service.tracking_step.place is 'Where it was; null when that is not told.';
comment on column logistics_service.tracking_step.occurred_at is 'When.';
comment on type logistics_service.parcel_tracking is 'Where the parcel of an order is.';
comment on column logistics_service.parcel_tracking.order_id is 'The order.';
comment on column logistics_service.parcel_tracking.status is 'How far it came.';
comment on column logistics_service.parcel_tracking.carrier_name is 'Who carries it; null when the shop does, or does not say.';
comment on column logistics_service.parcel_tracking.tracking_number is 'Number it is followed by; null when there is none.';
comment on column logistics_service.parcel_tracking.tracking_url is 'Page of the carrier about it; null when there is none.';
comment on column logistics_service.parcel_tracking.delivered_at is 'When it arrived; null until then.';
comment on column logistics_service.parcel_tracking.steps is 'What the carrier said, the oldest first.';
comment on type logistics_service.shipping_quote is 'A way something could be delivered in.';
comment on column logistics_service.shipping_quote.shipping_method_id is 'The way of delivery, of shippingMethods.';
comment on column logistics_service.shipping_quote.name is 'Its name.';
comment on column logistics_service.shipping_quote.type is 'How the parcel reaches the buyer.';
comment on column logistics_service.shipping_quote.is_marketplace_delivery is 'Whether the platform delivers; otherwise the shop does.';
comment on column logistics_service.shipping_quote.price is 'Price for each order, before discounts, in the platform currency.';
comment on column logistics_service.shipping_quote.earliest_date is 'Day it arrives at best when it is ordered now and sent at once.';
comment on column logistics_service.shipping_quote.latest_date is 'Day it arrives at worst when it is sent at once.';
comment on column logistics_service.shipping_quote.pickup_points is 'Points in the city it can be fetched at; null when it is brought.';
