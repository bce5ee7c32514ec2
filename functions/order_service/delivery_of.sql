-- For price_lines(); callable by nobody else.
create or replace function order_service.delivery_of(seller_id bigint, deliveries order_service.checkout_delivery[])
returns order_service.checkout_delivery
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  chosen order_service.checkout_delivery;
  method record;
begin
  select delivery.*
  into chosen
  from unnest(deliveries) as delivery
  where delivery.seller_id = delivery_of.seller_id
    or delivery.seller_id is null
  order by delivery.seller_id is null
  limit 1;
  if chosen.shipping_method_id is null then
    perform platform.fail(
      'INVALID_INPUT', 'Say how the goods of each shop are to be delivered.', field => 'deliveries',
      details => jsonb_build_object('sellerId', seller_id)
    );
  end if;
  select each.type::text as type, each.is_marketplace_delivery
  into method
  from logistics_service.delivery_methods as each
  where each.method_id = chosen.shipping_method_id;
  if not found then
    perform platform.fail(
      'INVALID_INPUT', 'This way of delivery is not offered.', field => 'deliveries',
      details => jsonb_build_object('shippingMethodId', chosen.shipping_method_id)
    );
  elsif method.type = 'COURIER' or not method.is_marketplace_delivery then
    chosen.pickup_point_id := null;
  elsif not exists (
    select from logistics_service.open_pickup_points as point where point.point_id = chosen.pickup_point_id
  ) then
    perform platform.fail(
      'INVALID_INPUT', 'Choose a pickup point that is open.', field => 'deliveries',
      details => jsonb_build_object('shippingMethodId', chosen.shipping_method_id)
    );
  end if;
  chosen.seller_id := seller_id;
  return chosen;
end
$$;

comment on function order_service.delivery_of(bigint, order_service.checkout_delivery[]) is
  'How the goods of a shop are to be delivered: as chosen for it, or for all. Errors: INVALID_INPUT.';
