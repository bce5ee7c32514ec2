-- Definer: as current_shop().
create or replace function seller_service.current_bank_details()
returns seller_service.bank_details_summary
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  summary seller_service.bank_details_summary;
begin
  if platform.current_seller_id() is null or not platform.may('finance.read') then
    perform platform.fail('FORBIDDEN', 'Only managers and financiers of a shop see where it is paid to.');
  end if;
  select seller.bank_details_mask, seller.bank_details_changed_at
  into summary
  from seller_service.sellers as seller
  where seller.seller_id = platform.current_seller_id()
    and seller.bank_details_json is not null;
  if not found then
    return null;
  end if;
  return summary;
end
$$;

comment on function seller_service.current_bank_details() is
  'The last digits of the account the shop is paid to, and since when; null while there is none. Errors: FORBIDDEN.';
grant execute on function seller_service.current_bank_details() to market_seller;
