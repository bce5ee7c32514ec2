-- Definer: as add_to_cart().
create or replace function cart_service.set_cart_item_quantity(cart_item_id bigint, quantity integer)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant bigint := cart_service.hold_cart_of(platform.current_user_id(), platform.current_cart_session());
  variant bigint;
begin
  select item.product_variant_id
  into variant
  from cart_service.cart_items as item
  where item.cart_id = held
    and item.cart_item_id = set_cart_item_quantity.cart_item_id;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such line in your cart.', field => 'cartItemId');
  end if;
  perform cart_service.put_in_cart(held, variant, set_cart_item_quantity.quantity, adds => false);
  return held;
end
$$;

comment on function cart_service.set_cart_item_quantity(bigint, integer) is E'@resultFieldName cartId\nHow many pieces a line of the caller''s cart is of, 1 or more. Errors: NOT_FOUND, INVALID_INPUT.';
grant execute on function cart_service.set_cart_item_quantity(bigint, integer) to market_anonymous;
