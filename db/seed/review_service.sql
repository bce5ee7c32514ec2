-- Reviews of what was delivered, by who bought it. The trigger that counts ratings would stamp the clock on the sums:
-- it rests, and they are counted below, all at once.
alter table review_service.reviews disable trigger _900_count_rating;
-- Nobody is told of ratings that were there from the beginning.
alter table review_service.rating_summaries disable trigger _900_announce_insert;

insert into review_service.reviews (
  review_id, user_id, product_id, order_id, rating, comment, is_anonymous, status, created_by, created_date,
  last_modified_date
)
select
  row_number() over (order by written_at, order_item_id), user_id, product_id, order_id, rating,
  pg_temp.one_of(texts, order_item_id, 'review'), pg_temp.chance(order_item_id, 'anonymous') < 0.15,
  case
    when written_at > pg_temp.anchor() - interval '3 days' then 'PENDING_MODERATION'
    when pg_temp.chance(order_item_id, 'judged') < 0.03 then 'PENDING_MODERATION'
    when pg_temp.chance(order_item_id, 'judged') < 0.06 then 'REJECTED'
    when pg_temp.chance(order_item_id, 'judged') < 0.08 then 'HIDDEN'
    else 'APPROVED'
  end::review_service.review_status_enum,
  'user:' || user_id, written_at, written_at
from (
  select lines.order_item_id, lines.user_id, lines.product_id, lines.order_id,
    case
      when orders.returned_at < pg_temp.anchor() then 1 + pg_temp.pick(lines.order_item_id, 'rating', 2)
      else (array[5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 1])[1 + pg_temp.pick(lines.order_item_id, 'rating', 13)]
    end as rating,
    orders.delivered_at + (0.2 + 12 * pg_temp.chance(lines.order_item_id, 'written')) * interval '1 day' as written_at
  from pg_temp.plan_lines as lines
  join pg_temp.plan_orders as orders using (order_id)
  where pg_temp.chance(lines.order_item_id, 'reviewed') < 0.55
) as written
join pg_temp.review_texts using (rating)
where written_at < pg_temp.anchor();

insert into review_service.rating_summaries (
  product_id, stars_1, stars_2, stars_3, stars_4, stars_5, created_by, created_date, last_modified_date
)
select
  product_id, count(*) filter (where rating = 1), count(*) filter (where rating = 2),
  count(*) filter (where rating = 3),
  count(*) filter (where rating = 4), count(*) filter (where rating = 5), 'system', min(created_date), max(created_date)
from review_service.reviews
where status = 'APPROVED'
group by product_id
order by product_id;

alter table review_service.reviews enable trigger _900_count_rating;
alter table review_service.rating_summaries enable trigger _900_announce_insert;

insert into review_service.review_images (
  image_id, review_id, url, created_by, created_date, last_modified_date
)
select
  row_number() over (order by review_id, place), review_id,
  '/media/demo/reviews/' || 1 + pg_temp.pick(review_id * 10 + place, 'picture', 40) || '.webp', created_by,
  created_date, created_date
from review_service.reviews, generate_series(1, pg_temp.pick(review_id, 'pictures', 3)) as place
where pg_temp.chance(review_id, 'with pictures') < 0.35;

insert into review_service.seller_replies (
  reply_id, review_id, seller_id, reply_text, created_by, created_date, last_modified_date
)
select
  row_number() over (order by review_id), review_id, seller_id,
  case when rating >= 4 then 'Спасибо за тёплый отзыв! Ждём вас снова.'
    else 'Нам очень жаль. Напишите нам в чат, мы всё исправим.' end,
  'user:' || 1000 + (seller_id - 1) * 5 + 5, replied_at, replied_at
from (
  select review_id, seller_id, rating, reviews.created_date + interval '20 hours' as replied_at
  from review_service.reviews
  join (select product_id, seller_id from pg_temp.goods) as goods using (product_id)
  where reviews.status = 'APPROVED'
    and pg_temp.chance(review_id, 'replied') < case when rating >= 4 then 0.25 else 0.7 end
) as replied
where replied_at < pg_temp.anchor();
