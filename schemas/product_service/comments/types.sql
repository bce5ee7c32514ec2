comment on type product_service.product_status_enum is
  'State of a product card: DRAFT, PENDING_MODERATION, then ACTIVE or REJECTED; ARCHIVED when it is sold no more.';
