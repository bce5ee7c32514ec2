-- Definer: the address is no column anybody may write.
create or replace function seller_service.remove_shop_logo()
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  shop constant bigint := platform.current_seller_id();
  replaced text;
begin
  if shop is null or not platform.may('shop.write') then
    perform platform.fail('FORBIDDEN', 'Only those who manage the shop change its logo.');
  end if;
  select seller.logo_url
  into replaced
  from seller_service.sellers as seller
  where seller.seller_id = shop
  for no key update;
  if replaced is not null then
    update seller_service.sellers as seller
    set logo_url = null
    where seller.seller_id = shop;
    perform user_service.release_upload(replaced);
  end if;
  return shop;
end
$$;

comment on function seller_service.remove_shop_logo() is E'@keyOf seller_service.sellers\nShows no logo of the shop any more; without one it changes nothing. Errors: FORBIDDEN.';
grant execute on function seller_service.remove_shop_logo() to market_seller;
