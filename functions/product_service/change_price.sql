-- Definer: cards that are no drafts are written by functions only.
create or replace function product_service.change_price(product_id bigint, base_price numeric)
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
  card := product_service.own_product(change_price.product_id);
  -- 'NaN' is greater than every number.
  if change_price.base_price is null
    or change_price.base_price not between 0 and 99999999.99
    or change_price.base_price <> round(change_price.base_price, 2)
  then
    perform platform.fail(
      'INVALID_INPUT', 'A price is 0 to 99999999.99, with two digits after the point at most.', field => 'basePrice'
    );
  end if;
  if card.status = 'ARCHIVED' then
    perform platform.fail(
      'INVALID_STATE', 'The product is ARCHIVED: its price does not change any more.', field => 'productId'
    );
  end if;
  update product_service.products as product
  set base_price = change_price.base_price
  where product.product_id = card.product_id and product.base_price <> change_price.base_price;
  return card.product_id;
end
$$;

comment on function product_service.change_price(bigint, numeric) is E'@keyOf product_service.products\nA shop sets the base price of a card, in the platform currency; at once, also of one on sale. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function product_service.change_price(bigint, numeric) to market_seller;
