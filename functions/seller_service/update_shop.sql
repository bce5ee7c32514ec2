-- Definer: contacts are no column of anybody's, and a name is checked.
create or replace function seller_service.update_shop(
  description text default null,
  contact_email text default null,
  contact_phone text default null,
  shop_name text default null
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  shop constant bigint := platform.current_seller_id();
begin
  if shop is null or not platform.may('shop.write') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop change its profile.');
  end if;
  perform seller_service.lock_shop(shop);
  perform seller_service.write_profile(shop, shop_name, description, contact_email, contact_phone);
  perform seller_service.log_activity(
    shop,
    'updateShop',
    jsonb_build_object(
      'fields',
      array_remove(array[
        case when shop_name is not null then 'shopName' end,
        case when description is not null then 'description' end,
        case when contact_email is not null then 'contactEmail' end,
        case when contact_phone is not null then 'contactPhone' end
      ], null)
    )
  );
  return shop;
end
$$;

comment on function seller_service.update_shop(text, text, text, text) is E'@keyOf seller_service.sellers\nManagers change what the shop says of itself; what is left out stays, an empty description or phone is taken away. Errors: FORBIDDEN, INVALID_INPUT, ALREADY_EXISTS.';
grant execute on function seller_service.update_shop(text, text, text, text) to market_seller;
