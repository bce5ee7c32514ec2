-- What the documents of some products should say, from what the services publish. A product that is not listed, whose
-- shop does not sell or that has no active variant has none. Whether the shop sells is read where it is decided:
-- products.is_shop_active follows it later.
create or replace function search_service.documents_of(product_ids bigint[])
returns table (
  product_id bigint,
  name varchar,
  short_description varchar,
  image_url text,
  category_id bigint,
  category_path bigint[],
  category_name varchar,
  brand_id bigint,
  brand_name varchar,
  seller_id bigint,
  seller_name varchar,
  price_min_minor bigint,
  price_max_minor bigint,
  rating integer,
  review_count integer,
  in_stock boolean,
  popularity integer,
  listed_at timestamptz,
  variants jsonb
)
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
-- One product and ten thousand are planned differently.
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
begin
  return query
  with listing as materialized (
    select *
    from product_service.listings as every
    where every.product_id = any (product_ids)
  ), category as materialized (
    select *
    from product_service.category_paths as every
    where exists (select from listing where listing.category_id = every.category_id)
  )
  select
    listing.product_id,
    listing.name,
    listing.short_description,
    listing.main_image_url,
    listing.category_id,
    category.path,
    category.name,
    listing.brand_id,
    listing.brand_name,
    listing.seller_id,
    seller.shop_name,
    choice.price_min_minor,
    choice.price_max_minor,
    coalesce(rated.average * 100, 0)::integer,
    coalesce(rated.review_count, 0),
    choice.in_stock,
    coalesce(
      (
        -- Two digits: see the column's description.
        select trunc(sales.pieces, least(0, 2 - length(sales.pieces::text)))::integer
        from order_service.product_sales as sales
        where sales.product_id = listing.product_id
      ),
      0
    ),
    listing.listed_at,
    choice.variants
  from listing
  join category using (category_id)
  join seller_service.active_sellers as seller using (seller_id)
  left join review_service.product_ratings as rated using (product_id)
  -- Stock and sales are sums: joined, those of the whole platform would be made for one product.
  cross join lateral (
    select
      min(variant.price_minor) as price_min_minor,
      max(variant.price_minor) as price_max_minor,
      bool_or(variant.in_stock) as in_stock,
      jsonb_agg(
        jsonb_build_object(
          'variantId', variant.variant_id,
          'skuCode', variant.sku_code,
          'priceMinor', variant.price_minor,
          'attributes', variant.attributes,
          'inStock', variant.in_stock,
          'imageUrl', variant.image_url
        )
        order by variant.variant_id
      ) as variants
    from (
      select
        offered.variant_id,
        offered.sku_code,
        (offered.price * 100)::bigint as price_minor,
        offered.attributes,
        offered.image_url,
        offered.in_stock_fbs or coalesce(
          (
            select stock.available > 0
            from wms_service.stock_availability as stock
            where stock.sku_code = offered.sku_code
              and stock.seller_id = offered.seller_id
          ),
          false
        ) as in_stock
      from product_service.listing_variants as offered
      where offered.product_id = listing.product_id
      -- So that stock is looked up once a variant, not once a use.
      offset 0
    ) as variant
  ) as choice
  where choice.variants is not null;
end
$$;

comment on function search_service.documents_of(bigint[]) is
  'What the documents of these products should say now; a product that is not for sale has no row.';
