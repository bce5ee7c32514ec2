-- Definer: as add_to_cart(). The visitor's cart is named by the session the API has verified; it is gone afterwards, so
-- that a second call adds nothing. Lines beyond the most a cart holds are left behind, the newest first.
create or replace function cart_service.merge_cart()
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  most constant integer := admin_service.number_setting('carts.max_quantity_per_line');
  room integer;
  held bigint;
  visitors bigint;
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first: a visitor''s cart is joined to a user''s.');
  end if;
  held := cart_service.hold_cart_of(platform.current_user_id(), platform.current_cart_session());
  select cart.cart_id
  into visitors
  from cart_service.carts as cart
  where cart.session_id = platform.current_cart_session()
    and cart.user_id is null
  for update;
  if visitors is null then
    return held;
  end if;

  with met as (
    update cart_service.cart_items as mine
    set quantity = least(mine.quantity + theirs.quantity, most)
    from cart_service.cart_items as theirs
    where mine.cart_id = held
      and theirs.cart_id = visitors
      and (mine.product_id, mine.product_variant_id)
        is not distinct from (theirs.product_id, theirs.product_variant_id)
    returning theirs.cart_item_id
  )
  delete from cart_service.cart_items as item
  using met
  where item.cart_item_id = met.cart_item_id;
  room := admin_service.number_setting('carts.max_lines')
    - (select count(*) from cart_service.cart_items as item where item.cart_id = held);
  update cart_service.cart_items as item
  set cart_id = held
  where item.cart_item_id in (
    select theirs.cart_item_id
    from cart_service.cart_items as theirs
    where theirs.cart_id = visitors
    order by theirs.added_at, theirs.cart_item_id
    limit greatest(room, 0)
  );
  delete from cart_service.carts as cart
  where cart.cart_id = visitors;
  return held;
end
$$;

comment on function cart_service.merge_cart() is E'@resultFieldName cartId\nAfter signing in: what was put into the visitor''s cart (x-cart-session) goes into the user''s, quantities added up to the most a line may have. Errors: NOT_SIGNED_IN.';
grant execute on function cart_service.merge_cart() to market_customer;
