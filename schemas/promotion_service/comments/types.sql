comment on type promotion_service.promotion_discount_type_enum is
  'What a promotion gives: PERCENTAGE off, a FIXED_AMOUNT off, or FREE_SHIPPING.';
