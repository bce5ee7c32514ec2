comment on table order_service.line_cancellations is E'@behavior -query:resource:list -query:resource:connection\nPieces of an order that will not come, although the rest of it may; of an order that is CANCELLED as a whole there are none but those given up before.';
comment on column order_service.line_cancellations.cancellation_id is 'Key of the cancellation.';
comment on column order_service.line_cancellations.order_id is 'The order.';
comment on column order_service.line_cancellations.order_item_id is 'Its line.';
comment on column order_service.line_cancellations.quantity is 'Pieces.';
comment on column order_service.line_cancellations.reason is 'Why: BUYER, OUT_OF_STOCK, SELLER or PLATFORM.';
comment on column order_service.line_cancellations.note is 'What was said about it, for the buyer and the shop.';
comment on column order_service.line_cancellations.idempotency_key is 'Key the buyer sent, so that a repeated request gives up nothing more; null when nobody could repeat it. Granted to nobody.';
select platform.describe_authorship('order_service.line_cancellations');
