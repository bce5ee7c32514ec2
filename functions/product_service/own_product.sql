-- For the functions by which a shop changes its cards, which say who may; callable by nobody else. The lock keeps what the caller finds
-- out about the card true until its transaction ends.
create or replace function product_service.own_product(product_id bigint)
returns product_service.products
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  card product_service.products;
begin
  select product.*
  into card
  from product_service.products as product
  where product.product_id = own_product.product_id and product.seller_id = platform.current_seller_id()
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'Your shop has no such product.', field => 'productId');
  end if;
  return card;
end
$$;

comment on function product_service.own_product(bigint) is
  'The card of the caller''s shop, locked. Errors: NOT_FOUND.';
