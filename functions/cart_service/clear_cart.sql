-- Definer: as add_to_cart().
create or replace function cart_service.clear_cart()
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held constant bigint := cart_service.hold_cart_of(platform.current_user_id(), platform.current_cart_session());
begin
  delete from cart_service.cart_items as item
  where item.cart_id = held;
  return held;
end
$$;

comment on function cart_service.clear_cart() is E'@resultFieldName cartId\nTakes everything out of the caller''s cart.';
grant execute on function cart_service.clear_cart() to market_anonymous;
