-- Definer: lines carry prices, which nobody writes.
create or replace function cart_service.add_to_cart(variant_id bigint, quantity integer default 1)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant bigint := cart_service.hold_cart_of(platform.current_user_id(), platform.current_cart_session());
begin
  perform cart_service.put_in_cart(held, add_to_cart.variant_id, add_to_cart.quantity, adds => true);
  return held;
end
$$;

comment on function cart_service.add_to_cart(bigint, integer) is E'@cartSession\n@resultFieldName cartId\nPuts pieces of a variant into the caller''s cart, on top of those that are there. A visitor keeps cartSession and sends it as x-cart-session. Errors: NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function cart_service.add_to_cart(bigint, integer) to market_anonymous;
