-- Definer: contacts are no column of anybody's; here they are the caller's own.
create or replace function seller_service.current_application()
returns seller_service.shop_application
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    seller.seller_id,
    seller.shop_name,
    seller.description,
    seller.contact_email,
    seller.contact_phone,
    seller.status,
    seller.status_reason
  from seller_service.sellers as seller
  where seller.user_id = platform.current_user_id()
$$;

comment on function seller_service.current_application() is
  'What the caller applied with and how it stands, also once it is a shop; null without an application.';
grant execute on function seller_service.current_application() to market_customer;
