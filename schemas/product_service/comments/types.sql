comment on type product_service.product_status_enum is
  'State of a product card: DRAFT, PENDING_MODERATION, then ACTIVE or REJECTED; ARCHIVED when it is sold no more.';
comment on type product_service.stock_claim is E'@name shop_stock_claim\nPieces of a variant for an order line.';
comment on column product_service.stock_claim.order_item_id is 'The order line.';
comment on column product_service.stock_claim.variant_id is 'The variant.';
comment on column product_service.stock_claim.quantity is 'How many pieces.';
