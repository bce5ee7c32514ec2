-- Users, their addresses, what they like.
insert into user_service.users (
  user_id, email, phone_number, first_name, last_name, date_of_birth, gender, avatar_url, status, last_activity_at,
  created_by, created_date, last_modified_date
)
select
  people.user_id, people.email, people.phone_number, people.first_name, people.last_name, people.date_of_birth,
  -- Some would rather not say.
  case pg_temp.pick(people.user_id, 'gender told', 12)
    when 0 then null
    when 1 then 'OTHER'
    else people.gender
  end::user_service.gender_enum,
  case when pg_temp.chance(people.user_id, 'avatar') < 0.5
    then '/media/demo/avatars/' || (1 + pg_temp.pick(people.user_id, 'which avatar', 24)) || '.webp' end,
  people.status::user_service.user_status_enum,
  greatest(
    coalesce(bought.latest, people.joined_at),
    -- Who works here comes daily, customers now and then.
    pg_temp.anchor() - power(pg_temp.chance(people.user_id, 'seen'), 3) * case
      when people.kind = 'customer' then pg_temp.anchor() - people.joined_at
      else interval '20 hours'
    end
  ),
  'user:' || people.user_id, people.joined_at, people.joined_at
from pg_temp.people
left join (
  select user_id, max(created_at) as latest
  from pg_temp.plan_orders
  group by user_id
) as bought using (user_id)
order by people.user_id;

insert into user_service.user_addresses (
  address_id, user_id, label, city, street, house_number, apartment_number, zip_code, is_default, latitude, longitude,
  created_by, created_date, last_modified_date
)
select
  address_id, user_id, label, city, street, house_number, apartment_number, zip_code, place = 1, latitude, longitude,
  'user:' || user_id, created_at, created_at
from pg_temp.addresses
order by address_id;

-- Mostly what is on sale, and now and then what has left it since.
insert into user_service.favorite_products (
  favorite_id, user_id, product_id, created_by, created_date, last_modified_date
)
select
  row_number() over (order by liked_at, user_id, product_id), user_id, product_id, 'user:' || user_id, liked_at,
  liked_at
from (
  select distinct on (people.user_id, goods.product_id)
    people.user_id, goods.product_id,
    greatest(goods.created_date, people.joined_at) + pg_temp.chance(people.user_id * 100 + place, 'liked at')
      * (pg_temp.anchor() - greatest(goods.created_date, people.joined_at)) as liked_at
  from pg_temp.people
  cross join lateral generate_series(
      1, case when people.account is null then pg_temp.pick(people.user_id, 'likes', 9) else 12 end
    ) as place
  join pg_temp.goods on goods.number
    = 1 + pg_temp.pick(people.user_id * 100 + place, 'liked', (select count(*)::integer from pg_temp.goods))
  where people.kind = 'customer' and people.status = 'ACTIVE'
  order by people.user_id, goods.product_id, place
) as liked;
