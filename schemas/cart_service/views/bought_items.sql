create or replace view cart_service.bought_items
with (security_barrier) as
  select cart.user_id, item.cart_item_id, item.product_variant_id, item.quantity
  from cart_service.carts as cart
  join cart_service.cart_items as item using (cart_id)
  where cart.user_id is not null;

comment on view cart_service.bought_items is 'Published: what users have in their carts, for a checkout to buy.';
comment on column cart_service.bought_items.user_id is 'Whose cart.';
comment on column cart_service.bought_items.cart_item_id is 'Key of the line.';
comment on column cart_service.bought_items.product_variant_id is 'The variant.';
comment on column cart_service.bought_items.quantity is 'Pieces.';
grant select on cart_service.bought_items to order_service;
