create or replace view seller_service.active_sellers
with (security_barrier) as
  select seller.seller_id, seller.shop_name
  from seller_service.sellers as seller
  where seller.status = 'ACTIVE';

comment on view seller_service.active_sellers is 'Published: shops that sell.';
grant select on seller_service.active_sellers to
  product_service, wms_service, promotion_service, cart_service, order_service, messaging_service, search_service;
