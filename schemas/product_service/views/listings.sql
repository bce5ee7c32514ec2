create or replace view product_service.listings
with (security_barrier) as
  select
    product.product_id,
    product.seller_id,
    product.name,
    product.short_description,
    product.main_image_url,
    product.category_id,
    product.brand_id,
    brand.name as brand_name,
    coalesce(product.moderated_at, product.created_date, 'epoch') as listed_at
  from product_service.products as product
  left join product_service.brands as brand using (brand_id)
  where product.status = 'ACTIVE';

comment on view product_service.listings is
  'Published: products that moderators let into the catalogue. Whether their shop may sell now is seller_service''s to say.';
comment on column product_service.listings.product_id is 'Key of the product.';
comment on column product_service.listings.seller_id is 'Shop that sells it.';
comment on column product_service.listings.name is 'Name shown.';
comment on column product_service.listings.short_description is 'Description for lists.';
comment on column product_service.listings.main_image_url is 'Picture for lists.';
comment on column product_service.listings.category_id is 'Category of the product.';
comment on column product_service.listings.brand_id is 'Brand of the product, if any.';
comment on column product_service.listings.brand_name is 'Name of the brand.';
comment on column product_service.listings.listed_at is 'When it was approved.';
grant select on product_service.listings to search_service;
