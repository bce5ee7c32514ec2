-- The catalogue's frame: categories, brands, what describes an article of each category.
insert into product_service.categories (
  category_id, name, parent_id, slug, icon_url, created_by, created_date, last_modified_date
)
select category_id, name, parent_id, slug, icon, 'system', made_at, made_at
from (
  select
    number as category_id, name, null::bigint as parent_id, root as slug,
    '/media/demo/categories/' || root || '.svg' as icon
  from pg_temp.branches
  union all
  select 100 + groups.number, groups.name, branches.number, groups.slug, null
  from pg_temp.category_groups as groups
  join pg_temp.branches using (root)
  union all
  select 1000 + leaves.number, leaves.name, 100 + groups.number, leaves.slug, null
  from pg_temp.leaves
  join pg_temp.category_groups as groups on groups.slug = leaves."group"
) as tree, lateral (select pg_temp.anchor() - interval '900 days') as long_ago (made_at)
order by category_id;

insert into product_service.brands (
  brand_id, name, logo_url, description, created_by, created_date, last_modified_date
)
select
  brand_id, name, '/media/demo/brands/' || brand_id || '.svg', 'Страна бренда: ' || country || '.', 'system', made_at,
  made_at
from pg_temp.brand_names, lateral (select pg_temp.anchor() - interval '900 days') as long_ago (made_at)
order by brand_id;

insert into product_service.category_attributes (
  attribute_id, category_id, name, type, unit, allowed_values, is_required, is_filterable, is_variant_axis,
  created_by, created_date, last_modified_date
)
select
  row_number() over (order by leaves.number, kinds.position), 1000 + leaves.number, kinds.name, kinds.type, kinds.unit,
  case when kinds.type = 'ENUM' then array(
    select word from unnest(kinds.words) with ordinality as listed (word, ordinal) group by word order by min(ordinal)
  ) end,
  kinds.position <= 2, kinds.position <> 3 or kinds.type = 'ENUM', kinds.position <= 2,
  'system', made_at, made_at
from pg_temp.leaves
join pg_temp.attribute_kinds as kinds using (kind)
cross join lateral (select pg_temp.anchor() - interval '900 days') as long_ago (made_at);

-- All that a product's numbers are drawn from, a row a leaf, so that making products is joins of small tables.
create temporary table molds on commit drop as
select
  leaves.root, leaves.place_in_root, leaves.leaves_in_root, 1000 + leaves.number as category_id, leaves.slug,
  leaves.noun,
  leaves.features, ln(leaves.price_from) as ln_from, ln(leaves.price_to) as ln_to, leaves.weight_grams,
  branches.naming, branches.words, branches.praise,
  max(kinds.name) filter (where position = 1) as axis_1, max(kinds.name) filter (where position = 2) as axis_2,
  max(kinds.name) filter (where position = 3) as fact_1, max(kinds.name) filter (where position = 4) as fact_2,
  min(kinds.options) filter (where position = 1) as options_1,
  min(kinds.options) filter (where position = 2) as options_2,
  min(kinds.options) filter (where position = 3) as options_3,
  min(kinds.options) filter (where position = 4) as options_4,
  max(kinds.step) filter (where position = 1) as step_1, max(kinds.step) filter (where position = 2) as step_2
from pg_temp.leaves
join pg_temp.branches using (root)
join pg_temp.attribute_kinds as kinds using (kind)
group by leaves.root, leaves.place_in_root, leaves.leaves_in_root, leaves.number, leaves.slug, leaves.noun,
leaves.features,
  leaves.price_from, leaves.price_to, leaves.weight_grams, branches.naming, branches.words, branches.praise;
analyze pg_temp.molds, pg_temp.brand_names, pg_temp.shops, pg_temp.shop_draws;

-- The part of the catalogue that people buy from and warehouses hold. It does not grow: a benchmark is of the rest.
create function pg_temp.is_in_story(product_id bigint)
returns boolean
language sql immutable parallel safe
as $$ select product_id <= 2400 $$;

-- Where an article is kept: FBO in a warehouse of the platform, FBS with the shop, BOTH.
create function pg_temp.kept(product_id bigint)
returns text
language sql immutable parallel safe
as $$
  select case
    when not pg_temp.is_in_story(product_id) then 'FBS'
    when pg_temp.pick(product_id, 'kept', 10) < 5 then 'FBO'
    when pg_temp.pick(product_id, 'kept', 10) < 9 then 'FBS'
    else 'BOTH'
  end
$$;
