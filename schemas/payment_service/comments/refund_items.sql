comment on table payment_service.refund_items is E'@foreignKey (order_item_id) references order_service.order_items (order_item_id)|@fieldName orderItem|@foreignFieldName refundItems\n@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName refundItems|@behavior -*\n@behavior -query:resource:list -query:resource:connection\nPieces of an order line that a refund is for.';
comment on column payment_service.refund_items.refund_id is 'The refund.';
comment on column payment_service.refund_items.order_item_id is 'The order line.';
comment on column payment_service.refund_items.user_id is 'Who gets it.';
comment on column payment_service.refund_items.quantity is 'Pieces.';
comment on column payment_service.refund_items.amount is 'What goes back for them, in the platform currency.';
comment on column payment_service.refund_items.subsidy_amount is 'What the platform takes back of what it added, in the platform currency. Granted to nobody.';
comment on column payment_service.refund_items.commission_amount is 'Commission the shop gets back, in the platform currency. Granted to nobody.';
