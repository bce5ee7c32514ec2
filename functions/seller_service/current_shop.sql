-- Definer: what it tells is a right on some rows of a public table, which a grant of columns cannot say.
create or replace function seller_service.current_shop()
returns seller_service.shop_account
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_seller_id() is null or not (platform.may('finance.read') or platform.may('staff.read')) then
    perform platform.fail('FORBIDDEN', 'Only managers and financiers of a shop see its terms and contacts.');
  end if;
  return seller_service.shop_account(platform.current_seller_id());
end
$$;

comment on function seller_service.current_shop() is
  'Terms and contacts of the shop the caller manages or keeps the money of. Errors: FORBIDDEN.';
grant execute on function seller_service.current_shop() to market_seller;
