comment on table product_service.categories is 'A branch of the catalogue; the tree is made of parents.';
comment on column product_service.categories.category_id is 'Key of the category.';
comment on column product_service.categories.name is 'Name shown.';
comment on column product_service.categories.parent_id is 'The category above; none for a root, nor after the one above was deleted.';
comment on column product_service.categories.slug is 'Name in addresses of pages; unique.';
comment on column product_service.categories.icon_url is 'Picture of the category, at an address of this platform.';
comment on constraint categories_parent_id_fkey on product_service.categories is
  E'@fieldName parent\n@foreignFieldName children';
select platform.describe_authorship('product_service.categories');
