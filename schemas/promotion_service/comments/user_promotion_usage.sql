comment on table promotion_service.user_promotion_usage is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName userPromotionUsages\n@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName userPromotionUsages\nHow often a user has used a promotion: how many of the redemptions are not released.';
comment on column promotion_service.user_promotion_usage.usage_id is 'Key of the count.';
comment on column promotion_service.user_promotion_usage.user_id is 'Who used it.';
comment on column promotion_service.user_promotion_usage.promotion_id is 'The promotion used; one count a promotion and user.';
comment on column promotion_service.user_promotion_usage.usage_count is 'Times used.';
comment on column promotion_service.user_promotion_usage.order_id is 'The order it was used for last.';
select platform.describe_authorship('promotion_service.user_promotion_usage');
