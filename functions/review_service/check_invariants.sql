-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function review_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'rating_is_its_reviews',
    format('product %s', product_id),
    format(
      'summary: %s reviews, %s stars; approved: %s reviews, %s stars',
      coalesce(summary.review_count, 0), coalesce(summary.rating_sum, 0),
      coalesce(counted.reviews, 0), coalesce(counted.stars, 0)
    )
  from review_service.rating_summaries as summary
  full join (
    select
      product_id,
      count(*) as reviews,
      sum(rating) as stars,
      array[
        count(*) filter (where rating = 1), count(*) filter (where rating = 2), count(*) filter (where rating = 3),
        count(*) filter (where rating = 4), count(*) filter (where rating = 5)
      ] as each
    from review_service.reviews
    where status = 'APPROVED'
    group by product_id
  ) as counted using (product_id)
  where coalesce(counted.each, '{0,0,0,0,0}') is distinct from array[
    coalesce(stars_1, 0)::bigint, coalesce(stars_2, 0), coalesce(stars_3, 0), coalesce(stars_4, 0), coalesce(stars_5, 0)
  ]

  union all
  select
    'review_is_of_what_reached_its_author',
    format('review %s', review_id),
    format('of product %s by user %s, who did not get it with order %s', product_id, user_id, order_id)
  from review_service.reviews as review
  where order_id is not null
    and not exists (
      select
      from order_service.purchased_items as item
      where item.order_id = review.order_id
        and item.product_id = review.product_id
        and item.user_id = review.user_id
        and item.delivered
    )

  union all
  select
    'reply_is_the_shops',
    format('reply %s', reply_id),
    format('by seller %s, product %s is of seller %s', reply.seller_id, product_id, product.seller_id)
  from review_service.seller_replies as reply
  join review_service.reviews using (review_id)
  join product_service.product_names as product using (product_id)
  where reply.seller_id <> product.seller_id
$$;

comment on function review_service.check_invariants() is
  'What must hold of reviews at any time and does not.';
grant execute on function review_service.check_invariants() to platform;
