comment on type promotion_service.promo_code_refusal_enum is
  'Why a code gives nothing: UNKNOWN, NOT_YET or OVER by its window, USED_UP by all together, USED_BY_YOU as often as you may, BELOW_MINIMUM by the worth of what it is for, NOTHING_APPLIES of what is bought.';
comment on type promotion_service.bought_line is 'A line that is bought, as promotions look at it.';
comment on column promotion_service.bought_line.line_no is 'Which line, by the caller''s own count.';
comment on column promotion_service.bought_line.product_id is 'What is bought.';
comment on column promotion_service.bought_line.category_id is 'The category it is in.';
comment on column promotion_service.bought_line.seller_id is 'Of which shop.';
comment on column promotion_service.bought_line.amount is 'What the line costs before discounts, in the platform currency.';
comment on type promotion_service.discount is 'What a promotion gives on a line.';
comment on column promotion_service.discount.promotion_id is 'The promotion.';
comment on column promotion_service.discount.line_no is 'The line.';
comment on column promotion_service.discount.amount is 'Discount on the line, in the platform currency; 0 when it frees its delivery.';
comment on column promotion_service.discount.frees_shipping is 'Whether delivery of the line''s order is free.';
comment on type promotion_service.redemption is 'What a promotion gives on an order.';
comment on column promotion_service.redemption.promotion_id is 'The promotion.';
comment on column promotion_service.redemption.order_id is 'The order.';
comment on column promotion_service.redemption.amount is 'Discount on the order, in the platform currency.';
