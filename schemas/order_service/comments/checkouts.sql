comment on table order_service.checkouts is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName checkouts\nOne purchase of a user''s whole cart: an order for each shop and way of delivery, paid for together.';
comment on column order_service.checkouts.checkout_id is 'Key of the checkout.';
comment on column order_service.checkouts.user_id is 'Who buys.';
comment on column order_service.checkouts.total_amount is 'What the buyer pays for all orders, discount and shipping counted, in currency: the sum of theirs.';
comment on column order_service.checkouts.discount_amount is 'Discount on all orders, in currency: the sum of theirs.';
comment on column order_service.checkouts.shipping_cost is 'Shipping of all orders, in currency: the sum of theirs.';
comment on column order_service.checkouts.currency is 'Currency of the amounts, ISO 4217: the platform currency at the time.';
comment on column order_service.checkouts.idempotency_key is 'Key the client sent, so that a repeated request makes no second purchase. Granted to nobody.';
-- Nobody may read the column, so nobody can look a row up by it.
comment on constraint checkouts_once_per_key on order_service.checkouts is E'@behavior -single';
select platform.describe_authorship('order_service.checkouts');
