comment on table product_service.brands is 'A maker''s name that products are sold under.';
comment on column product_service.brands.brand_id is 'Key of the brand.';
comment on column product_service.brands.name is 'Name shown; unique.';
comment on column product_service.brands.logo_url is 'Logo, at an address of this platform.';
comment on column product_service.brands.description is 'What the brand is known for.';
select platform.describe_authorship('product_service.brands');
