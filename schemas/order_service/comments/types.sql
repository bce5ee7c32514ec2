comment on type order_service.order_status_enum is
  'State of an order: PENDING until paid for, PROCESSING until handed over, SHIPPED, DELIVERED, COMPLETED after the return window; or CANCELLED before it is shipped, RETURNED when the goods came back, REFUNDED when the money did.';
comment on type order_service.checkout_status_enum is 'State of a checkout: PENDING until it is paid for, CONFIRMED, or CANCELLED.';
comment on type order_service.cancel_reason_enum is
  'Why something bought will not come: the BUYER thought better of it, PAYMENT_DECLINED or PAYMENT_EXPIRED, OUT_OF_STOCK after all, the SELLER or the PLATFORM gave it up.';
comment on type order_service.checkout_delivery is 'How the orders from one shop are to be delivered.';
comment on column order_service.checkout_delivery.seller_id is 'The shop; null for all that are not named.';
comment on column order_service.checkout_delivery.shipping_method_id is 'The way of delivery, of shippingMethods.';
comment on column order_service.checkout_delivery.pickup_point_id is 'Where it is to be fetched, for a method of type PICKUP or POSTAMAT.';
comment on type order_service.line_quantity is 'Pieces of an order line.';
comment on column order_service.line_quantity.order_item_id is 'The order line.';
comment on column order_service.line_quantity.quantity is 'How many pieces.';
