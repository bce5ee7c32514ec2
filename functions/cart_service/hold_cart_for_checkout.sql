-- Definer: a command of this service for order_service. Two checkouts of one user wait for one another here.
create or replace function cart_service.hold_cart_for_checkout(user_id bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from cart_service.carts as cart
  where cart.user_id = hold_cart_for_checkout.user_id
  for no key update;
end
$$;

comment on function cart_service.hold_cart_for_checkout(bigint) is
  'Nothing is put into a user''s cart, or bought from it, by anybody else until the transaction ends.';
grant execute on function cart_service.hold_cart_for_checkout(bigint) to order_service;
