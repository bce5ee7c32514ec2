-- For check_documents(); callable by nobody else. A document may be old while an event about it is on its way: what is
-- told in the same snapshot says of which product, or of which shop, brand or branch of the tree.
create or replace function search_service.wrong_documents(after_product_id bigint, last_product_id bigint)
returns table (product_id bigint, what text)
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  with pending as materialized (
    select * from platform.undelivered('search_service')
  ), moving as materialized (
    select (pending.payload ->> 'productId')::bigint as product_id
    from pending
    where pending.payload ? 'productId'
    union
    select offer.product_id
    from pending
    join product_service.offers as offer
      on offer.sku_code = pending.payload ->> 'skuCode'
      and offer.seller_id = (pending.payload ->> 'sellerId')::bigint
  ), unsettled as materialized (
    select
      array_agg((pending.payload ->> 'sellerId')::bigint) as sellers,
      array_agg((pending.payload ->> 'brandId')::bigint) as brands,
      array_agg((pending.payload ->> 'categoryId')::bigint) as categories
    from pending
    where not pending.payload ?| '{productId,skuCode}'
  )
  select
    coalesce(document.product_id, fresh.product_id),
    case
      when document.product_id is null then 'is for sale and has no document'
      when fresh.product_id is null then 'is not for sale and has a document'
      else 'its document is old'
    end
  from (
    select *
    from search_service.product_documents as every
    where every.product_id > after_product_id and every.product_id <= last_product_id
  ) as document
  full join search_service.documents_of(
    array(
      select listing.product_id
      from product_service.listings as listing
      where listing.product_id > after_product_id and listing.product_id <= last_product_id
    )
  ) as fresh using (product_id)
  cross join unsettled
  where (
      document.name, document.short_description, document.image_url, document.category_id, document.category_path,
      document.category_name, document.brand_id, document.brand_name, document.seller_id, document.seller_name,
      document.price_min_minor, document.price_max_minor, document.rating, document.review_count,
      document.in_stock, document.listed_at, document.variants
    ) is distinct from (
      fresh.name, fresh.short_description, fresh.image_url, fresh.category_id, fresh.category_path,
      fresh.category_name, fresh.brand_id, fresh.brand_name, fresh.seller_id, fresh.seller_name,
      fresh.price_min_minor, fresh.price_max_minor, fresh.rating, fresh.review_count, fresh.in_stock,
      fresh.listed_at, fresh.variants
    )
    and not exists (
      select from moving where moving.product_id = coalesce(document.product_id, fresh.product_id)
    )
    and (
      document.seller_id = any (unsettled.sellers)
      or fresh.seller_id = any (unsettled.sellers)
      or document.brand_id = any (unsettled.brands)
      or fresh.brand_id = any (unsettled.brands)
      or document.category_path && unsettled.categories
      or fresh.category_path && unsettled.categories
    ) is not true
$$;

comment on function search_service.wrong_documents(bigint, bigint) is
  'Products after one and up to another whose document is not what it should be, with what is wrong; popularity follows later, with the rebuild.';
