-- Definer: reads the product past row-level security, because is_draft is granted to nobody. Answers alike for a
-- product that is not there and for one of another shop.
create or replace function product_service.follow_product()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  -- The lock holds back a change of status until this row is there to follow it.
  select product.seller_id, product.is_draft, product.is_listed
  into new.seller_id, new.is_draft, new.is_listed
  from product_service.products as product
  where product.product_id = new.product_id
    and product.seller_id = coalesce(platform.current_seller_id(), product.seller_id)
  for key share;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such product.', field => 'productId');
  end if;
  return new;
end
$$;

comment on function product_service.follow_product() is
  'Trigger: a variant or image repeats of its product whose it is, whether it is a draft and whether it is listed; later changes come by foreign key. Errors: NOT_FOUND.';
