-- Definer: as submit_product_for_moderation().
create or replace function product_service.archive_product(product_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  card product_service.products;
begin
  if platform.current_seller_id() is null or not platform.may('products.write') then
    perform platform.fail('FORBIDDEN', 'Only managers and product editors of a shop change its products.');
  end if;
  card := product_service.own_product(archive_product.product_id);
  if card.status not in ('ACTIVE', 'REJECTED') then
    perform platform.fail(
      'INVALID_STATE',
      format('The product is %s: only an ACTIVE or a REJECTED one is archived.', card.status),
      field => 'productId'
    );
  end if;
  update product_service.products as product
  set status = 'ARCHIVED'
  where product.product_id = card.product_id;
  return card.product_id;
end
$$;

comment on function product_service.archive_product(bigint) is E'@keyOf product_service.products\nA shop takes a card off sale, or gives one up that was sent back. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function product_service.archive_product(bigint) to market_seller;
