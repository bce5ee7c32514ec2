-- For the functions of this service; callable by nobody else.
create or replace function cart_service.cart_of(user_id bigint, session_id text)
returns bigint
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select cart.cart_id
  from cart_service.carts as cart
  where case
    when cart_of.user_id is not null then cart.user_id = cart_of.user_id
    else cart.session_id = cart_of.session_id and cart.user_id is null
  end
$$;

comment on function cart_service.cart_of(bigint, text) is
  'The cart of a user, or without one of a visitor by their session; null when there is none yet.';
