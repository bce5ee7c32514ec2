create or replace view product_service.offers
with (security_barrier) as
  select
    product.product_id,
    variant.variant_id,
    product.seller_id,
    product.category_id,
    product.brand_id,
    variant.sku_code,
    product.name as product_name,
    product.base_price + coalesce(variant.price_modifier, 0) as price,
    product.vat_rate,
    -- A modifier may outweigh a base price lowered later: what would cost less than nothing is not for sale.
    product.is_listed
      and coalesce(variant.is_active, false)
      and product.base_price + coalesce(variant.price_modifier, 0) >= 0 as is_listed,
    variant.stock_quantity_fbs as fbs_available
  from product_service.product_variants as variant
  join product_service.products as product using (product_id);

comment on view product_service.offers is
  'Published: each variant with its price, and whether it may be sold now. Listed or not: a cart must tell what left.';
comment on column product_service.offers.product_id is 'Product the variant belongs to.';
comment on column product_service.offers.variant_id is 'Key of the variant.';
comment on column product_service.offers.seller_id is 'Shop that sells it.';
comment on column product_service.offers.category_id is 'Category of the product.';
comment on column product_service.offers.brand_id is 'Brand of the product, if any.';
comment on column product_service.offers.sku_code is 'Stock keeping unit of the variant.';
comment on column product_service.offers.product_name is 'Name of the product.';
comment on column product_service.offers.price is 'Price of one piece, in the platform currency: base price plus modifier.';
comment on column product_service.offers.vat_rate is 'Share of VAT in the price: 0.2 is 20 %.';
comment on column product_service.offers.is_listed is 'Whether it may be sold now: product listed, variant active, price not below zero.';
comment on column product_service.offers.fbs_available is 'Pieces in the seller''s own stock.';
grant select on product_service.offers to
  cart_service, order_service, promotion_service, wms_service, search_service;
