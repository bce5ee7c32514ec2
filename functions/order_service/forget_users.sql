-- Definer: a consumer of events, called by platform. Orders stay, with what was bought and paid, as the law wants; of
-- the address the city, which says where it was sold to.
create or replace function order_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  update order_service.orders
  set shipping_address_json = jsonb_strip_nulls(jsonb_build_object('city', orders.shipping_address_json -> 'city'))
  where orders.user_id = any (erased);
end
$$;

comment on function order_service.forget_users(platform.event[]) is
  'Consumer of user.erased: their orders keep no name, phone or street.';
grant execute on function order_service.forget_users(platform.event[]) to platform;
