-- The key of the saved payment method is walked by nobody: nobody may read the column.
comment on table order_service.orders is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName orders\n@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName orders\n@foreignKey (payment_method_id) references payment_service.saved_payment_methods (method_id)|@fieldName paymentMethod|@foreignFieldName orders|@behavior -*\n@foreignKey (shipping_method_id) references logistics_service.shipping_methods (method_id)|@fieldName shippingMethod|@foreignFieldName orders\nWhat a user buys from one shop, delivered in one way.';
comment on column order_service.orders.order_id is 'Key of the order.';
comment on column order_service.orders.checkout_id is 'The purchase it is part of.';
comment on column order_service.orders.user_id is 'Who buys.';
comment on column order_service.orders.seller_id is 'The shop that sells.';
comment on column order_service.orders.status is 'State of the order; each change is in its history.';
comment on column order_service.orders.total_amount is 'What the buyer pays: the lines, less discount_amount, plus shipping_cost. In the platform currency.';
comment on column order_service.orders.discount_amount is 'Discount on the order, in the platform currency; for the lines'' part of it see there.';
comment on column order_service.orders.shipping_cost is 'Price of shipping, in the platform currency.';
comment on column order_service.orders.shipping_address_json is 'Where and to whom it goes, as it was when ordered.';
comment on column order_service.orders.payment_method_id is 'The saved method it is paid with, if any. Granted to nobody: the shop reads this table too.';
comment on column order_service.orders.payment_status is 'State of its payment.';
comment on column order_service.orders.shipping_method_id is 'How it is delivered.';
comment on column order_service.orders.tracking_number is 'Number the carrier tracks the parcel by; null until it is shipped.';
comment on column order_service.orders.order_type is 'FBO: from the platform''s warehouse. FBS_SELLER_DELIVERY: kept and delivered by the shop. FBS_MARKETPLACE_DELIVERY: kept by the shop, delivered by the platform.';
comment on column order_service.orders.expected_delivery_date is 'Day it is promised for.';
comment on column order_service.orders.delivered_at is 'When it reached the buyer; null until then.';
select platform.describe_authorship('order_service.orders');
