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
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  with variant as (
    select
      offered.product_id,
      offered.variant_id,
      (offered.price * 100)::bigint as price_minor,
      offered.in_stock_fbs or coalesce(stock.available > 0, false) as in_stock,
      offered.sku_code,
      offered.attributes,
      offered.image_url
    from product_service.listing_variants as offered
    left join lateral (
      select availability.available
      from wms_service.stock_availability as availability
      where availability.sku_code = offered.sku_code
        and availability.seller_id = offered.seller_id
    ) as stock on true
    where offered.product_id = any (product_ids)
  ), choice as (
    select
      variant.product_id,
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
    from variant
    group by variant.product_id
  ), sold as (
    select sales.product_id, sales.pieces
    from order_service.product_sales as sales
    where sales.product_id = any (product_ids)
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
    -- Two digits: see the column's description.
    coalesce(trunc(sold.pieces, least(0, 2 - length(sold.pieces::text))), 0)::integer,
    listing.listed_at,
    choice.variants
  from product_service.listings as listing
  join product_service.category_paths as category using (category_id)
  join seller_service.active_sellers as seller using (seller_id)
  join choice using (product_id)
  left join review_service.product_ratings as rated using (product_id)
  left join sold using (product_id)
  where listing.product_id = any (product_ids)
$$;

comment on function search_service.documents_of(bigint[]) is
  'What the documents of these products should say now; a product that is not for sale has no row.';
