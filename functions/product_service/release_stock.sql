-- Definer: a command of this service for order_service. Locks as reserve_stock() does.
create or replace function product_service.release_stock(claims product_service.stock_claim[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from product_service.product_variants as variant
  where variant.variant_id in (
    select reservation.variant_id
    from product_service.stock_reservations as reservation
    where reservation.order_item_id in (select claim.order_item_id from unnest(claims) as claim)
  )
  order by variant.variant_id
  for no key update;

  with freed as (
    update product_service.stock_reservations as reservation
    set released_quantity = reservation.released_quantity + pieces.quantity
    from unnest(claims) as claim
    join product_service.stock_reservations as held on held.order_item_id = claim.order_item_id
    cross join lateral (
      select least(held.quantity - held.released_quantity, claim.quantity) as quantity
    ) as pieces
    where reservation.order_item_id = claim.order_item_id
      and pieces.quantity > 0
    returning reservation.variant_id, pieces.quantity
  )
  update product_service.product_variants as variant
  set stock_quantity_fbs = variant.stock_quantity_fbs + given.quantity
  from (
    select freed.variant_id, sum(freed.quantity) as quantity from freed group by freed.variant_id
  ) as given
  where variant.variant_id = given.variant_id;
end
$$;

comment on function product_service.release_stock(product_service.stock_claim[]) is
  'Gives back to shops'' own stock what order lines had taken: so many pieces of each line, or all of them when the quantity is null. Again is no harm when it is all of them.';
grant execute on function product_service.release_stock(product_service.stock_claim[]) to order_service;
