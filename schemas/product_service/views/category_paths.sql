-- Step by step from each category, not from the roots down: who asks about one category climbs its ancestors only.
-- A loop in the tree, which nothing forbids, ends after 32 steps.
create or replace view product_service.category_paths
with (security_barrier) as
  select
    category.category_id,
    category.name,
    (
      with recursive climb as (
        select category.category_id as ancestor_id, category.parent_id, 1 as step
        union all
        select above.category_id, above.parent_id, climb.step + 1
        from climb
        join product_service.categories as above on above.category_id = climb.parent_id
        where climb.step < 32
      )
      select array_agg(climb.ancestor_id order by climb.step desc)
      from climb
    ) as path
  from product_service.categories as category;

comment on view product_service.category_paths is 'Published: categories and what they are in.';
comment on column product_service.category_paths.category_id is 'Key of the category.';
comment on column product_service.category_paths.name is 'Name of the category.';
comment on column product_service.category_paths.path is 'Categories from the root of the tree to this one.';
grant select on product_service.category_paths to search_service, promotion_service;
