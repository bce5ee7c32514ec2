comment on table promotion_service.promotion_redemptions is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName promotionRedemptions\n@foreignKey (checkout_id) references order_service.checkouts (checkout_id)|@fieldName checkout|@foreignFieldName promotionRedemptions\n@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName promotionRedemptions\nOne use of a promotion.';
comment on column promotion_service.promotion_redemptions.redemption_id is 'Key of the use.';
comment on column promotion_service.promotion_redemptions.promotion_id is 'The promotion used.';
comment on column promotion_service.promotion_redemptions.user_id is 'Who used it.';
comment on column promotion_service.promotion_redemptions.checkout_id is 'The checkout it was used in.';
comment on column promotion_service.promotion_redemptions.order_id is 'The order it was given on; null when it is shared by all orders of the checkout.';
comment on column promotion_service.promotion_redemptions.amount is 'Discount given, in the platform currency.';
comment on column promotion_service.promotion_redemptions.status is 'RESERVED while the checkout is being paid, then CONFIRMED, or RELEASED when it was given up: a released one counts for no limit.';
select platform.describe_authorship('promotion_service.promotion_redemptions');
