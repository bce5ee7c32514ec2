comment on table order_service.checkouts is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName checkouts\n@foreignKey (payment_method_id) references payment_service.saved_payment_methods (method_id)|@fieldName paymentMethod|@foreignFieldName checkouts|@behavior -*\nOne purchase of a user''s whole cart: an order for each shop and way of delivery, paid for together.';
comment on column order_service.checkouts.checkout_id is 'Key of the checkout.';
comment on column order_service.checkouts.user_id is 'Who buys.';
comment on column order_service.checkouts.total_amount is 'What the buyer pays for all orders, discount and shipping counted, in currency: the sum of theirs.';
comment on column order_service.checkouts.discount_amount is 'Discount on all orders, in currency: the sum of theirs.';
comment on column order_service.checkouts.shipping_cost is 'Shipping of all orders, in currency: the sum of theirs.';
comment on column order_service.checkouts.currency is 'Currency of the amounts, ISO 4217: the platform currency at the time.';
comment on column order_service.checkouts.idempotency_key is 'Key the client sent, so that a repeated request makes no second purchase. Granted to nobody.';
comment on column order_service.checkouts.status is 'PENDING until it is paid for, then CONFIRMED; CANCELLED when it will not be.';
comment on column order_service.checkouts.payment_method_type is 'How it is paid: CARD, E_WALLET, or CASH_ON_DELIVERY.';
comment on column order_service.checkouts.payment_method_id is 'The saved method it is paid with, if any. Granted to nobody.';
comment on column order_service.checkouts.promo_code is 'The code that was used, if any.';
comment on column order_service.checkouts.request_digest is 'Digest of what the client asked for: the same key with something else is refused. Granted to nobody.';
comment on column order_service.checkouts.expires_at is 'When it is given up unless it is paid for; null for what is paid on delivery.';
comment on column order_service.checkouts.confirmed_at is 'When it was paid for, or found good to be paid on delivery; null until then.';
comment on column order_service.checkouts.cancel_reason is 'Why it was cancelled: BUYER, PAYMENT_DECLINED, PAYMENT_EXPIRED, OUT_OF_STOCK, SELLER or PLATFORM.';
-- Nobody may read the column, so nobody can look a row up by it.
comment on constraint checkouts_once_per_key on order_service.checkouts is E'@behavior -single';
select platform.describe_authorship('order_service.checkouts');
