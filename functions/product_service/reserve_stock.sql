-- Definer: a command of this service for order_service, in the transaction that writes the order. Variants are locked in
-- the order of their keys, so that nobody waits in a circle.
create or replace function product_service.reserve_stock(claims product_service.stock_claim[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  short jsonb;
begin
  perform
  from product_service.product_variants as variant
  where variant.variant_id in (select claim.variant_id from unnest(claims) as claim)
  order by variant.variant_id
  for no key update;

  select jsonb_agg(
    jsonb_build_object('variantId', wanted.variant_id, 'wanted', wanted.quantity, 'available', variant.stock_quantity_fbs)
  )
  into short
  from (
    select claim.variant_id, sum(claim.quantity) as quantity from unnest(claims) as claim group by claim.variant_id
  ) as wanted
  join product_service.product_variants as variant using (variant_id)
  where variant.stock_quantity_fbs < wanted.quantity;
  if short is not null then
    perform platform.fail(
      'OUT_OF_STOCK', 'Some of it was sold a moment ago.', field => 'cart', details => jsonb_build_object('lines', short)
    );
  end if;

  insert into product_service.stock_reservations (order_item_id, variant_id, quantity)
  select claim.order_item_id, claim.variant_id, claim.quantity
  from unnest(claims) as claim;
  update product_service.product_variants as variant
  set stock_quantity_fbs = variant.stock_quantity_fbs - wanted.quantity
  from (
    select claim.variant_id, sum(claim.quantity) as quantity from unnest(claims) as claim group by claim.variant_id
  ) as wanted
  where variant.variant_id = wanted.variant_id;
end
$$;

comment on function product_service.reserve_stock(product_service.stock_claim[]) is
  'Takes pieces of shops'' own stock for order lines, all or none. Errors: OUT_OF_STOCK.';
grant execute on function product_service.reserve_stock(product_service.stock_claim[]) to order_service;
