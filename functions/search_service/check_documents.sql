-- Definer: called by platform.check_invariants(), which has no right on the tables. A document may be old while an event
-- about it is on its way: what is told in the same snapshot says which.
create or replace function search_service.check_documents()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'document_says_what_its_sources_say',
    format('product %s', product_id),
    case
      when not has_document then 'is for sale and has no document'
      when not is_for_sale then 'is not for sale and has a document'
      else 'its document is old'
    end
  from (
    with pending as materialized (
      select * from platform.undelivered('search_service')
    ), settled as materialized (
      -- A shop, a brand or a category has changed: any document may be old.
      select not exists (select from pending where not pending.payload ?| '{productId,skuCode}') as names
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
    )
    select
      coalesce(document.product_id, fresh.product_id) as product_id,
      document.product_id is not null as has_document,
      fresh.product_id is not null as is_for_sale
    from search_service.product_documents as document
    full join search_service.documents_of(
      array(select listing.product_id from product_service.listings as listing where (select names from settled))
    ) as fresh using (product_id)
    where (select names from settled)
      and not exists (
        select from moving where moving.product_id = coalesce(document.product_id, fresh.product_id)
      )
      and (
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
  ) as differing

  union all
  select
    'listing_has_one_generation',
    'product_documents',
    format('%s generations are attached', count(*))
  from search_service.document_generations() as one
  where one.is_live
  having count(*) <> 1
$$;

comment on function search_service.check_documents() is
  'What must hold of the listing''s documents at any time and does not; popularity follows later, with the rebuild.';
grant execute on function search_service.check_documents() to platform;
