-- Definer: a consumer of events, called by platform. Whatever happened, the document is made what it should be now.
create or replace function search_service.follow_products(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select search_service.refresh_documents(array_agg(distinct told.product_id))
  from (
    select (event.payload ->> 'productId')::bigint as product_id
    from unnest(follow_products.events) as event
    where event.payload ? 'productId'
    union all
    select offer.product_id
    from unnest(follow_products.events) as event
    join product_service.offers as offer
      on offer.sku_code = event.payload ->> 'skuCode'
      and offer.seller_id = (event.payload ->> 'sellerId')::bigint
    where event.payload ? 'skuCode'
  ) as told
  having count(*) > 0
$$;

comment on function search_service.follow_products(platform.event[]) is
  'Consumer of what happens to products, their prices, stock and ratings: their documents follow.';
grant execute on function search_service.follow_products(platform.event[]) to platform;
