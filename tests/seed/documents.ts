/** Documents of the live generation that are not what the services publish, one lacking or too many included. */
export const STALE_DOCUMENTS = `
  select coalesce(document.product_id, fresh.product_id) as product_id, document.name as said, fresh.name as true
  from search_service.product_documents as document
  full join search_service.documents_of(array(select product_id from product_service.products)) as fresh
    using (product_id)
  where (
      document.name, document.short_description, document.image_url, document.category_id, document.category_path,
      document.category_name, document.brand_id, document.brand_name, document.seller_id, document.seller_name,
      document.price_min_minor, document.price_max_minor, document.rating, document.review_count, document.in_stock,
      document.popularity, document.listed_at, document.variants
    ) is distinct from (
      fresh.name, fresh.short_description, fresh.image_url, fresh.category_id, fresh.category_path,
      fresh.category_name, fresh.brand_id, fresh.brand_name, fresh.seller_id, fresh.seller_name,
      fresh.price_min_minor, fresh.price_max_minor, fresh.rating, fresh.review_count, fresh.in_stock,
      fresh.popularity, fresh.listed_at, fresh.variants
    )`;
