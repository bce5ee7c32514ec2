create or replace view seller_service.shop_owners
with (security_barrier) as
  select seller.seller_id, seller.user_id
  from seller_service.sellers as seller
  where seller.status <> 'REJECTED';

comment on view seller_service.shop_owners is
  'Published: who owns a shop, or has applied for one, whatever its state; who was turned down does not.';
grant select on seller_service.shop_owners to user_service;
