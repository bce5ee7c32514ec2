create or replace view review_service.product_ratings
with (security_barrier) as
  select summary.product_id, summary.average, summary.review_count
  from review_service.rating_summaries as summary;

comment on view review_service.product_ratings is 'Published: how buyers rate each product that has approved reviews.';
comment on column review_service.product_ratings.product_id is 'The product.';
comment on column review_service.product_ratings.average is 'Stars a review, 1.00 to 5.00; null while there is no review.';
comment on column review_service.product_ratings.review_count is 'Approved reviews.';
grant select on review_service.product_ratings to search_service;
