comment on table cart_service.carts is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName cart\nWhat a user or a visitor means to buy; one cart each.';
comment on column cart_service.carts.cart_id is 'Key of the cart.';
comment on column cart_service.carts.user_id is 'Whose cart it is; null for a visitor''s.';
comment on column cart_service.carts.session_id is 'Session of the visitor whose cart it is; null for a user''s. Whoever has it has the cart: granted to nobody.';
comment on column cart_service.carts.expires_at is 'When the cart is emptied and removed; null for never.';
comment on column cart_service.carts.abandoned_told_at is 'When the others were told that it was left with something in it; null again once it is touched.';
-- Nobody may read the column, so nobody can look a row up by it.
comment on constraint carts_one_per_session on cart_service.carts is E'@behavior -single';
-- cart is the caller's own, with live prices.
comment on constraint carts_pkey on cart_service.carts is E'@behavior -query:resource:single';
select platform.describe_authorship('cart_service.carts');
