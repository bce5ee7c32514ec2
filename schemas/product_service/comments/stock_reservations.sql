comment on table product_service.stock_reservations is E'@foreignKey (order_item_id) references order_service.order_items (order_item_id)|@fieldName orderItem|@foreignFieldName stockReservation|@behavior -*\nPieces of a shop''s own stock that an order line has taken.';
comment on column product_service.stock_reservations.order_item_id is 'The order line.';
comment on column product_service.stock_reservations.variant_id is 'What it is of.';
comment on column product_service.stock_reservations.quantity is 'Pieces taken off stock_quantity_fbs.';
comment on column product_service.stock_reservations.released_quantity is 'Pieces of them that went back.';
select platform.describe_authorship('product_service.stock_reservations');
