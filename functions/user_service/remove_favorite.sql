-- Definer: as add_favorite(). What has left the catalogue can be removed like anything.
create or replace function user_service.remove_favorite(product_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  delete from user_service.favorite_products as favorite
  where favorite.user_id = platform.current_user_id()
    and favorite.product_id = remove_favorite.product_id;
  if not found and not exists (
    select
    from product_service.product_names as product
    where product.product_id = remove_favorite.product_id
      and product.is_listed
  ) then
    perform platform.fail('NOT_FOUND', 'There is no such product.', field => 'productId');
  end if;
  return remove_favorite.product_id;
end
$$;

comment on function user_service.remove_favorite(bigint) is E'@keyOf product_service.products\nKeeps a product no longer; one that is not kept is none to begin with. Errors: NOT_SIGNED_IN, NOT_FOUND.';
grant execute on function user_service.remove_favorite(bigint) to market_customer;
