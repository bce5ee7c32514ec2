-- Definer: as current_shop(), for administrators.
create or replace function seller_service.seller_terms(seller_id bigint)
returns seller_service.shop_account
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  terms seller_service.shop_account;
begin
  if platform.current_admin_id() is null or not platform.may('sellers.read') then
    perform platform.fail('FORBIDDEN', 'Only administrators who look after sellers see their terms and contacts.');
  end if;
  terms := seller_service.shop_account(seller_terms.seller_id);
  if terms.seller_id is null then
    perform platform.fail('NOT_FOUND', 'There is no such seller.', field => 'sellerId');
  end if;
  return terms;
end
$$;

comment on function seller_service.seller_terms(bigint) is
  'Terms and contacts of a shop, for administrators. Errors: FORBIDDEN, NOT_FOUND.';
grant execute on function seller_service.seller_terms(bigint) to market_admin;
