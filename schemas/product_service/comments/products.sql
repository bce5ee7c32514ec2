comment on table product_service.products is E'@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName products\nA product card of one shop. What is bought is one of its variants.';
comment on column product_service.products.product_id is 'Key of the product.';
comment on column product_service.products.seller_id is 'The shop that sells it.';
comment on column product_service.products.name is 'Name shown.';
comment on column product_service.products.description is 'Full description.';
comment on column product_service.products.short_description is 'Description for lists.';
comment on column product_service.products.base_price is 'Price of one piece in the platform currency, VAT included; a variant adds its modifier.';
comment on column product_service.products.category_id is 'Category it is found in.';
comment on column product_service.products.brand_id is 'Brand, if any.';
comment on column product_service.products.status is 'State of the card; changed by submission, moderation and archiving.';
comment on column product_service.products.main_image_url is 'Picture for lists, at an address of this platform; the main image''s, once the card was submitted.';
comment on column product_service.products.moderated_at is 'When moderators last decided.';
comment on column product_service.products.vat_rate is 'Share of VAT in the price: 0.2 is 20 %.';
comment on column product_service.products.is_shop_active is 'Whether the shop may sell; follows seller_service.';
comment on column product_service.products.is_draft is 'Whether the shop''s staff may still write it freely.';
comment on column product_service.products.is_listed is 'Whether everybody sees it: the card is ACTIVE and the shop may sell.';
comment on constraint products_followed_state on product_service.products is
  E'@behavior -*\nWhat variants and images repeat of their product.';
select platform.describe_authorship('product_service.products');
