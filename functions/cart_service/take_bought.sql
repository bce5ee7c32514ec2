-- Definer: a command of this service for order_service. What was put in meanwhile stays.
create or replace function cart_service.take_bought(user_id bigint, variant_ids bigint[], quantities integer[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held bigint;
begin
  select cart.cart_id
  into held
  from cart_service.carts as cart
  where cart.user_id = take_bought.user_id
  for no key update;

  delete from cart_service.cart_items as item
  using unnest(variant_ids, quantities) as bought (variant_id, quantity)
  where item.cart_id = held
    and item.product_variant_id = bought.variant_id
    and item.quantity <= bought.quantity;
  update cart_service.cart_items as item
  set quantity = item.quantity - bought.quantity
  from unnest(variant_ids, quantities) as bought (variant_id, quantity)
  where item.cart_id = held
    and item.product_variant_id = bought.variant_id
    and item.quantity > bought.quantity;
end
$$;

comment on function cart_service.take_bought(bigint, bigint[], integer[]) is
  'Takes out of a user''s cart what they have bought; what they put in since stays.';
grant execute on function cart_service.take_bought(bigint, bigint[], integer[]) to order_service;
