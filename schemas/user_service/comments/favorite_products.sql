comment on table user_service.favorite_products is E'@foreignKey (product_id) references product_service.products (product_id)|@fieldName product|@foreignFieldName favoriteProducts\n@behavior +totalCount\nA product a user keeps for later.';
comment on column user_service.favorite_products.favorite_id is 'Key of the favourite.';
comment on column user_service.favorite_products.user_id is 'Who keeps it.';
comment on column user_service.favorite_products.product_id is 'The product kept; one favourite a product and user.';
select platform.describe_authorship('user_service.favorite_products');
