-- Definer: how many a shop has is granted to nobody.
create or replace function product_service.set_stock(variant_id bigint, quantity integer)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  held record;
begin
  if platform.current_seller_id() is null or not platform.may('products.write') then
    perform platform.fail('FORBIDDEN', 'Only managers and product editors of a shop set its stock.');
  end if;
  if set_stock.quantity is null or set_stock.quantity < 0 then
    perform platform.fail('INVALID_INPUT', 'A stock is a number of pieces, 0 or more.', field => 'quantity');
  end if;
  select variant.variant_id, product.status
  into held
  from product_service.product_variants as variant
  join product_service.products as product using (product_id)
  where variant.variant_id = set_stock.variant_id and variant.seller_id = platform.current_seller_id()
  for update of variant;
  if not found then
    perform platform.fail('NOT_FOUND', 'Your shop has no such variant.', field => 'variantId');
  end if;
  if held.status = 'ARCHIVED' then
    perform platform.fail(
      'INVALID_STATE', 'The product is ARCHIVED: its stock does not change any more.', field => 'variantId'
    );
  end if;
  update product_service.product_variants as variant
  set stock_quantity_fbs = set_stock.quantity
  where variant.variant_id = held.variant_id and variant.stock_quantity_fbs <> set_stock.quantity;
  return held.variant_id;
end
$$;

comment on function product_service.set_stock(bigint, integer) is E'@keyOf product_service.product_variants\nA shop says how many pieces of a variant it has itself (FBS); at once, also of a card on sale. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function product_service.set_stock(bigint, integer) to market_seller;
