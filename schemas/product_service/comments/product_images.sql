comment on table product_service.product_images is
  E'@behavior -query:resource:list -query:resource:connection\nA picture of a product.';
comment on column product_service.product_images.image_id is 'Key of the picture.';
comment on column product_service.product_images.product_id is 'The product shown.';
comment on column product_service.product_images.url is 'The picture, at an address of this platform.';
comment on column product_service.product_images.is_main is 'The picture shown first; at most one of a product''s.';
-- Read through one product only, so the index on (product_id, order_index) gives the order.
comment on column product_service.product_images.order_index is
  E'@isIndexed\n@notNull\nPlace among the product''s pictures, lowest first.';
comment on column product_service.product_images.seller_id is 'The product''s shop, repeated for policies.';
comment on column product_service.product_images.is_draft is 'Whether the product is a draft, repeated for policies.';
comment on column product_service.product_images.is_listed is 'Whether the product is listed, repeated for policies.';
comment on constraint product_images_product_id_fkey on product_service.product_images is E'@foreignFieldName images';
comment on constraint product_images_follow_product on product_service.product_images is E'@behavior -*\nKeeps what is repeated from the product equal to it.';
select platform.describe_authorship('product_service.product_images');
