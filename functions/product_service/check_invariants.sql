-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function product_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  -- Whoever walks up from here never arrives.
  select 'category_tree_has_no_cycle', format('category %s', category_id), 'is its own ancestor'
  from (
    with recursive above as (
      select category_id, parent_id from product_service.categories where parent_id is not null
      union
      select above.category_id, parent.parent_id
      from above
      join product_service.categories as parent on parent.category_id = above.parent_id
      where parent.parent_id is not null
    )
    select category_id from above where parent_id = category_id
  ) as looped

  union all
  select 'decided_product_says_when', format('product %s', product_id), format('is %s and was never moderated', status)
  from product_service.products
  where status in ('ACTIVE', 'REJECTED')
    and moderated_at is null

  union all
  -- A shop of which there is still something to be told may be ahead of its cards.
  select
    'card_knows_whether_its_shop_sells',
    format('product %s', product_id),
    format('of seller %s, has is_shop_active = %s', seller_id, is_shop_active)
  from product_service.products as product
  left join seller_service.active_sellers as shop using (seller_id)
  where is_shop_active <> (shop.seller_id is not null)
    and seller_id not in (
      select (pending.payload ->> 'sellerId')::bigint
      from platform.undelivered('product_service') as pending
      where pending.payload ? 'sellerId'
        and not pending.payload ? 'productId'
    )

  union all
  select
    'card_is_listed_with_its_main_image',
    format('product %s', product_id),
    format('is %s, its main image is %s', status, image_id)
  from product_service.products as product
  join product_service.product_images as image using (product_id)
  where product.status <> 'DRAFT'
    and image.is_main
    and product.main_image_url <> image.url
$$;

comment on function product_service.check_invariants() is
  'What must hold of the catalogue at any time and does not.';
grant execute on function product_service.check_invariants() to platform;
