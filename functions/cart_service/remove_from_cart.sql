-- Definer: as add_to_cart(). What is not there is removed already: no error.
create or replace function cart_service.remove_from_cart(cart_item_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant bigint := cart_service.hold_cart_of(platform.current_user_id(), platform.current_cart_session());
begin
  delete from cart_service.cart_items as item
  where item.cart_id = held
    and item.cart_item_id = remove_from_cart.cart_item_id;
  return held;
end
$$;

comment on function cart_service.remove_from_cart(bigint) is E'@resultFieldName cartId\nTakes a line out of the caller''s cart; one that is not there is no error.';
grant execute on function cart_service.remove_from_cart(bigint) to market_anonymous;
