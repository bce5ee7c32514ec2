-- For current_shop() and seller_terms(), which say who may know; callable by nobody else.
create or replace function seller_service.shop_account(seller_id bigint)
returns seller_service.shop_account
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    seller.seller_id,
    seller.status,
    seller.commission_rate,
    seller.contact_email,
    seller.contact_phone,
    seller.bank_details_json is not null
  from seller_service.sellers as seller
  where seller.seller_id = shop_account.seller_id
$$;

comment on function seller_service.shop_account(bigint) is
  'What is not public of a shop; null when there is no such shop.';
