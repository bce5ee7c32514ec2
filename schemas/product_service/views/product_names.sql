create or replace view product_service.product_names
with (security_barrier) as
  select products.product_id, products.name, products.seller_id, products.is_listed
  from product_service.products;

comment on view product_service.product_names is
  'Published: what a product is called and whose it is, for reviews, questions and favourites to be about it.';
comment on column product_service.product_names.product_id is 'Key of the product.';
comment on column product_service.product_names.name is 'Name of the product.';
comment on column product_service.product_names.seller_id is 'Shop that sells it.';
comment on column product_service.product_names.is_listed is 'Whether everybody can see it.';
grant select on product_service.product_names to review_service, qa_service, user_service;
