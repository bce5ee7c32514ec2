-- Definer: whoever approves or hides a review has no right on the sums.
create or replace function review_service.count_rating()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if tg_op <> 'INSERT' and old.status = 'APPROVED' then
    update review_service.rating_summaries as summary
    set
      stars_1 = summary.stars_1 - (old.rating = 1)::integer,
      stars_2 = summary.stars_2 - (old.rating = 2)::integer,
      stars_3 = summary.stars_3 - (old.rating = 3)::integer,
      stars_4 = summary.stars_4 - (old.rating = 4)::integer,
      stars_5 = summary.stars_5 - (old.rating = 5)::integer
    where summary.product_id = old.product_id;
  end if;
  if tg_op <> 'DELETE' and new.status = 'APPROVED' then
    insert into review_service.rating_summaries as summary (product_id, stars_1, stars_2, stars_3, stars_4, stars_5)
    values (
      new.product_id,
      (new.rating = 1)::integer,
      (new.rating = 2)::integer,
      (new.rating = 3)::integer,
      (new.rating = 4)::integer,
      (new.rating = 5)::integer
    )
    on conflict (product_id) do update
    set
      stars_1 = summary.stars_1 + excluded.stars_1,
      stars_2 = summary.stars_2 + excluded.stars_2,
      stars_3 = summary.stars_3 + excluded.stars_3,
      stars_4 = summary.stars_4 + excluded.stars_4,
      stars_5 = summary.stars_5 + excluded.stars_5;
  end if;
  return null;
end
$$;

comment on function review_service.count_rating() is
  'Trigger: keeps a product''s rating summary equal to its approved reviews, whatever becomes of a review.';
