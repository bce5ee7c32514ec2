create or replace view product_service.listing_variants
with (security_barrier) as
  select
    variant.product_id,
    variant.variant_id,
    variant.seller_id,
    variant.sku_code,
    product.base_price + coalesce(variant.price_modifier, 0) as price,
    variant.attributes_json as attributes,
    variant.image_url,
    variant.in_stock_fbs
  from product_service.product_variants as variant
  join product_service.products as product using (product_id)
  where product.status = 'ACTIVE'
    and variant.is_active
    -- What would cost less than nothing is not for sale (see offers).
    and product.base_price + coalesce(variant.price_modifier, 0) >= 0;

comment on view product_service.listing_variants is 'Published: what can be chosen of each product in listings.';
comment on column product_service.listing_variants.product_id is 'Product the variant belongs to.';
comment on column product_service.listing_variants.variant_id is 'Key of the variant.';
comment on column product_service.listing_variants.seller_id is 'Shop that sells it.';
comment on column product_service.listing_variants.sku_code is 'Stock keeping unit of the variant.';
comment on column product_service.listing_variants.price is 'Price of one piece, in the platform currency.';
comment on column product_service.listing_variants.attributes is 'What tells it from the other variants, by name.';
comment on column product_service.listing_variants.image_url is 'Picture of the variant, if it has one of its own.';
comment on column product_service.listing_variants.in_stock_fbs is 'Whether the shop itself has it in stock.';
grant select on product_service.listing_variants to search_service;
