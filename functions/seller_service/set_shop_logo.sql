-- Definer: the address is no column anybody may write.
create or replace function seller_service.set_shop_logo(upload_id uuid)
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
  update seller_service.sellers as seller
  set logo_url = user_service.use_upload(set_shop_logo.upload_id, 'SHOP_LOGO', shop, replaced)
  where seller.seller_id = shop;
  return shop;
end
$$;

comment on function seller_service.set_shop_logo(uuid) is E'@keyOf seller_service.sellers\nShows a READY upload of the caller as the logo of their shop. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function seller_service.set_shop_logo(uuid) to market_seller;
