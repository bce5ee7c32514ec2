-- Definer: a consumer of events, called by platform. A cart is nobody else's business.
create or replace function cart_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  delete from cart_service.carts as cart
  where cart.user_id = any (erased);
end
$$;

comment on function cart_service.forget_users(platform.event[]) is
  'Consumer of user.erased: their cart is gone.';
grant execute on function cart_service.forget_users(platform.event[]) to platform;
