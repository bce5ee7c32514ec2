comment on table cart_service.cart_items is E'@foreignKey (product_id) references product_service.products (product_id)|@fieldName product|@foreignFieldName cartItems\n@foreignKey (product_variant_id) references product_service.product_variants (variant_id)|@fieldName productVariant|@foreignFieldName cartItems\n@behavior -query:resource:list -query:resource:connection\nA product in a cart.';
comment on column cart_service.cart_items.cart_item_id is 'Key of the line.';
comment on column cart_service.cart_items.cart_id is 'The cart it is in.';
comment on column cart_service.cart_items.product_id is 'The product.';
comment on column cart_service.cart_items.product_variant_id is 'Its variant; null for a product without any.';
comment on column cart_service.cart_items.quantity is 'Pieces.';
comment on column cart_service.cart_items.price_at_add is 'Price of a piece when it was put in, in the platform currency; what is paid is the price at checkout.';
comment on column cart_service.cart_items.added_at is 'When it was put in.';
select platform.describe_authorship('cart_service.cart_items');
