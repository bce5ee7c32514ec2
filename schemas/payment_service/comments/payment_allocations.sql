comment on table payment_service.payment_allocations is E'@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName paymentAllocations\n@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName paymentAllocations|@behavior -*\nHow much of a payment is for which order.';
comment on column payment_service.payment_allocations.transaction_id is 'The payment.';
comment on column payment_service.payment_allocations.order_id is 'The order.';
comment on column payment_service.payment_allocations.user_id is 'Who pays.';
comment on column payment_service.payment_allocations.amount is 'What the order costs, in the platform currency.';
comment on column payment_service.payment_allocations.cancelled_amount is 'What of it is not to be paid any more, in the platform currency.';
comment on column payment_service.payment_allocations.refunded_amount is 'What of it was paid and is given back, in the platform currency; counted when it is decided.';
select platform.describe_authorship('payment_service.payment_allocations');
