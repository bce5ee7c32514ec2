-- Definer: reads what product_service publishes to this service.
create or replace function user_service.add_favorite(product_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  elsif not exists (
    select
    from product_service.product_names as product
    where product.product_id = add_favorite.product_id
      and product.is_listed
  ) then
    perform platform.fail('NOT_FOUND', 'There is no such product.', field => 'productId');
  end if;
  perform user_service.lock_account(platform.current_user_id());
  insert into user_service.favorite_products (user_id, product_id)
  values (platform.current_user_id(), add_favorite.product_id)
  on conflict on constraint favorite_products_once_per_user do nothing;
  return (
    select favorite.favorite_id
    from user_service.favorite_products as favorite
    where favorite.user_id = platform.current_user_id()
      and favorite.product_id = add_favorite.product_id
  );
end
$$;

comment on function user_service.add_favorite(bigint) is E'@keyOf user_service.favorite_products\nKeeps a product for later; one that is kept already stays so. Errors: NOT_SIGNED_IN, NOT_FOUND.';
grant execute on function user_service.add_favorite(bigint) to market_customer;
