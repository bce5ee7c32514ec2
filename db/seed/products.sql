-- Products seed.first_product to seed.last_product with their variants and images; run once a batch.
drop table if exists pg_temp.batch;
create temporary table batch on commit drop as
with drawn as (
  -- The newest products are drafts, one a shop; the others are spread over the shops, more over the bigger.
  select
    product_id,
    case when product_id > current_setting('seed.products')::bigint - 60
      then 60 - (current_setting('seed.products')::bigint - product_id)
      else shop_draws.seller_id
    end as seller_id,
    product_id > current_setting('seed.products')::bigint - 60 as is_newest
  from generate_series(
    current_setting('seed.first_product')::bigint, current_setting('seed.last_product')::bigint
  ) as product_id
  join pg_temp.shop_draws
    on shop_draws.draw = 1 + pg_temp.pick(product_id, 'shop', (select count(*)::integer from pg_temp.shop_draws))
), placed as (
  select
    drawn.*, shops.status as shop_status, molds.*, brands.brand_id, brands.name as brand,
    1 + pg_temp.pick(product_id, 'image', 12) as image,
    (exp(ln_from + (ln_to - ln_from) * power(pg_temp.chance(product_id, 'price'), 1.5))) as about,
    case
      when is_newest or shops.status in ('PENDING_APPROVAL', 'REJECTED') then 'DRAFT'
      when shops.status = 'BLOCKED' then 'ARCHIVED'
      when pg_temp.pick(product_id, 'status', 100) < 3 then 'DRAFT'
      when pg_temp.pick(product_id, 'status', 100) < 6 then 'PENDING_MODERATION'
      when pg_temp.pick(product_id, 'status', 100) < 8 then 'REJECTED'
      when pg_temp.pick(product_id, 'status', 100) < 11 then 'ARCHIVED'
      else 'ACTIVE'
    end as status,
    -- Nine in ten are older than the first order, the rest have come since.
    product_id::double precision / current_setting('seed.products')::bigint as age
  from drawn
  join pg_temp.shops on shops.number = drawn.seller_id
  join pg_temp.molds
    on molds.root = shops.root and molds.place_in_root = pg_temp.pick(product_id, 'leaf', molds.leaves_in_root)
  join pg_temp.brand_names as brands
    on brands.root = shops.root and brands.place_in_root = pg_temp.pick(product_id, 'brand', brands.brands_in_root)
)
select
  placed.*,
  pg_temp.shop_price(about) as price,
  case naming
    when 'code' then noun || ' ' || brand || ' '
      || chr(65 + pg_temp.pick(product_id, 'letter', 26)) || chr(65 + pg_temp.pick(product_id, 'letter 2', 26))
      || '-' || (100 + pg_temp.pick(product_id, 'model', 900)) || pg_temp.one_of(words, product_id, 'suffix')
    when 'series' then noun || ' ' || brand || ' «' || pg_temp.one_of(words, product_id, 'series') || '»'
    when 'title' then '«' || pg_temp.one_of(words, product_id, 'title') || '». ' || noun
  end as title,
  pg_temp.one_of(features, product_id, 'feature') as feature,
  jsonb_build_object(
    fact_1, options_3[1 + pg_temp.pick(product_id, 'fact', cardinality(options_3))],
    fact_2, options_4[1 + pg_temp.pick(product_id, 'fact 2', cardinality(options_4))]
  ) as facts,
  least((array[1, 2, 2, 3])[1 + pg_temp.pick(product_id, 'choices', 4)], cardinality(options_1)) as choices_1,
  case
    when axis_2 is null then 1
    else (array[1, 1, 2, 2, 3])[1 + pg_temp.pick(product_id, 'choices 2', 5)]
  end as choices_2,
  pg_temp.pick(product_id, 'first choice', cardinality(options_1)) as first_1,
  coalesce(pg_temp.pick(product_id, 'first choice 2', cardinality(options_2)), 0) as first_2,
  pg_temp.anchor() - case
    when is_newest or shop_status in ('PENDING_APPROVAL', 'REJECTED') then 10 * pg_temp.chance(product_id, 'made')
    when status = 'PENDING_MODERATION' then 4 * pg_temp.chance(product_id, 'made')
    when age <= 0.9 then 600 - 400 * age / 0.9
    else 190 - 188 * (age - 0.9) / 0.1
  end * interval '1 day' as made_at,
  'user:' || 1000 + (seller_id - 1) * 5 + 2 as made_by
from placed
order by product_id;

-- Where the keys of a product's variants and images begin: added up over narrow rows, so that wide ones need no sort.
drop table if exists pg_temp.keys;
create temporary table keys on commit drop as
select
  product_id,
  coalesce((select max(variant_id) from product_service.product_variants), 0)
    + sum(choices_1 * choices_2) over earlier - choices_1 * choices_2 as variants_before,
  coalesce((select max(image_id) from product_service.product_images), 0)
    + sum(images) over earlier - images as images_before,
  images
from batch, lateral (select 1 + pg_temp.pick(product_id, 'images', 3)) as counted (images)
window earlier as (order by product_id);
analyze batch (product_id);
analyze keys;

-- What triggers would fill in row by row is given here, all of it: who made the row, and what variants and images
-- repeat of their product, which the foreign key proves. It halves the time. And nobody is told of what was there from
-- the beginning.
alter table product_service.products disable trigger user;
alter table product_service.product_variants disable trigger user;
alter table product_service.product_images disable trigger user;

insert into product_service.products (
  product_id, seller_id, name, description, short_description, base_price, category_id, brand_id, status,
  main_image_url, moderated_at, is_shop_active, vat_rate, created_by, created_date, last_modified_by,
  last_modified_date
)
select
  product_id, seller_id, title || ', ' || feature,
  title || ' — ' || feature || '. ' || pg_temp.one_of(praise, product_id, 'praise') || ' '
    || pg_temp.one_of(array[
      'Отправляем в день заказа.', 'Возврат в течение 14 дней без объяснения причин.',
      'Цвет на экране может немного отличаться.', 'Если остались вопросы, напишите нам в чат.'
    ], product_id, 'note'),
  feature || '; бренд — ' || brand,
  price, category_id, brand_id, status::product_service.product_status_enum,
  '/media/demo/' || slug || '/' || image || '.webp',
  case when status in ('ACTIVE', 'REJECTED', 'ARCHIVED')
    then made_at + (0.1 + 0.8 * pg_temp.chance(product_id, 'moderated')) * interval '1 day' end,
  shop_status = 'ACTIVE',
  -- Food, books, what children need: the lower rate.
  case when root in ('food', 'books', 'kids') then 0.10 else 0.20 end,
  made_by, made_at, made_by, made_at
from batch;

insert into product_service.product_variants (
  variant_id, product_id, seller_id, is_draft, is_listed, sku_code, attributes_json, price_modifier,
  stock_quantity_fbs, image_url, is_active, barcode, weight_grams, length_mm, width_mm, height_mm, created_by,
  created_date, last_modified_by, last_modified_date
)
select
  variant_id, product_id, seller_id, status = 'DRAFT', is_listed,
  'S' || lpad(seller_id::text, 3, '0') || '-' || lpad(product_id::text, 7, '0') || '-' || lpad(place::text, 2, '0'),
  facts
    || jsonb_build_object(axis_1, options_1[1 + index_1])
    || case when axis_2 is null then '{}' else jsonb_build_object(axis_2, options_2[1 + index_2]) end,
  case when price < 1000
    then round(price * (step_1 * index_1 + coalesce(step_2 * index_2, 0)) / 10) * 10
    else round(price * (step_1 * index_1 + coalesce(step_2 * index_2, 0)) / 100) * 100
  end,
  case
    when pg_temp.kept(product_id) = 'FBO' or pg_temp.chance(variant_id, 'sold out') < 0.08 then 0
    else 1 + pg_temp.pick(variant_id, 'stock', 60)
  end,
  '/media/demo/' || slug || '/' || 1 + (image + place) % 12 || '.webp',
  place = 1 or pg_temp.chance(variant_id, 'active') < 0.97,
  pg_temp.ean13(variant_id),
  weight, ceil(edge * 1.4), ceil(edge), ceil(edge * 0.7),
  made_by, made_at, made_by, made_at
from (
  select
    batch.*, place, variants_before + place as variant_id,
    (first_1 + choice_1) % cardinality(options_1) as index_1,
    (first_2 + choice_2) % cardinality(options_2) as index_2,
    status = 'ACTIVE' and shop_status = 'ACTIVE' as is_listed,
    ceil(weight_grams * (0.85 + 0.3 * pg_temp.chance(product_id, 'weight')))::integer as weight,
    10 * cbrt(weight_grams * 2.5) as edge
  from batch
  join keys using (product_id)
  cross join generate_series(0, choices_1 - 1) as choice_1
  cross join generate_series(0, choices_2 - 1) as choice_2
  cross join lateral (select choice_1 * choices_2 + choice_2 + 1) as numbered (place)
) as chosen;

insert into product_service.product_images (
  image_id, product_id, seller_id, is_draft, is_listed, url, is_main, order_index, created_by, created_date,
  last_modified_by, last_modified_date
)
select
  images_before + place + 1, product_id, seller_id, status = 'DRAFT', status = 'ACTIVE' and shop_status = 'ACTIVE',
  '/media/demo/' || slug || '/' || 1 + (image - 1 + place) % 12 || '.webp', place = 0, place, made_by, made_at, made_by,
  made_at
from batch
join keys using (product_id)
cross join generate_series(0, images - 1) as place;

alter table product_service.products enable trigger user;
alter table product_service.product_variants enable trigger user;
alter table product_service.product_images enable trigger user;
