create or replace view seller_service.selling_terms
with (security_barrier) as
  select seller.seller_id, seller.shop_name, seller.commission_rate
  from seller_service.sellers as seller
  where seller.status = 'ACTIVE';

comment on view seller_service.selling_terms is
  'Published: shops that sell and the share of each sale the platform keeps, for an order to freeze.';
comment on column seller_service.selling_terms.seller_id is 'The shop.';
comment on column seller_service.selling_terms.shop_name is 'Its name.';
comment on column seller_service.selling_terms.commission_rate is 'Share of each sale the platform keeps: 0.15 is 15 %.';
grant select on seller_service.selling_terms to order_service;
