-- What is listed is public, so the policy lets every row through: any operator may then use an index.
select platform.reset_guards('search_service.product_documents');

create policy anonymous_reads_all on search_service.product_documents
  for select to market_anonymous
  using (true);

grant select (
  product_id, name, short_description, image_url, category_id, category_path, category_name, brand_id, brand_name,
  seller_id, seller_name, price_min_minor, price_max_minor, rating, review_count, in_stock, popularity, listed_at,
  variants, updated_at
) on search_service.product_documents to market_anonymous;
