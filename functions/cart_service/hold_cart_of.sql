-- For the functions of this service; callable by nobody else. Whoever changes a cart holds it: lines are counted, and two
-- tabs add to one another.
create or replace function cart_service.hold_cart_of(user_id bigint, session_id text)
returns bigint
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  visitor constant text := case when user_id is null then session_id end;
  until constant timestamptz := case when user_id is null then
    now() + admin_service.number_setting('carts.anonymous_expire_days') * interval '1 day' end;
  held bigint;
begin
  if platform.request_role() not in ('market_anonymous', 'market_customer', 'market_seller') then
    perform platform.fail('FORBIDDEN', 'One buys in the shop: sign in there.');
  elsif user_id is null and visitor is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in, or send the cart session that the first answer gave.');
  end if;
  insert into cart_service.carts (user_id, session_id, expires_at)
  values (hold_cart_of.user_id, visitor, until)
  on conflict do nothing;
  update cart_service.carts as cart
  set expires_at = until, abandoned_told_at = null
  where cart.cart_id = cart_service.cart_of(hold_cart_of.user_id, visitor)
  returning cart.cart_id
  into held;
  return held;
end
$$;

comment on function cart_service.hold_cart_of(bigint, text) is
  'The cart of a user or a visitor, made if there is none, locked until the transaction ends; a visitor''s lives on. Errors: NOT_SIGNED_IN, FORBIDDEN.';
