-- Definer: a consumer of events, called by platform. Whatever happened, the document is made what it should be now;
-- then whoever follows the product is told, by the same delivery, so that what they read again is the new card.
create or replace function search_service.follow_products(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  told constant bigint[] := array(
    select (event.payload ->> 'productId')::bigint
    from unnest(follow_products.events) as event
    where event.payload ? 'productId'
    union
    select offer.product_id
    from unnest(follow_products.events) as event
    join product_service.offers as offer
      on offer.sku_code = event.payload ->> 'skuCode'
      and offer.seller_id = (event.payload ->> 'sellerId')::bigint
    where event.payload ? 'skuCode'
  );
begin
  perform platform.notify_subscribers('product_document', search_service.refresh_documents(told));
  perform platform.notify_subscribers('product', told);
end
$$;

comment on function search_service.follow_products(platform.event[]) is
  'Consumer of what happens to products, their prices, stock and ratings: their documents follow, and those who follow a product are told.';
grant execute on function search_service.follow_products(platform.event[]) to platform;
