-- Definer: a consumer of events, called by platform. A brand may have 50,000 products: a page of them is refreshed, and
-- the rest is an event to itself, so that no transaction is long and what comes between is not held up.
create or replace function search_service.follow_names(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  page constant integer := greatest(20, 1000 / cardinality(events));
  told record;
  found_ids bigint[];
  outdated bigint[] := '{}';
begin
  for told in
    -- Of a brand or a category that was told of twice, once is enough: from the earliest product on.
    select
      (event.payload ->> 'brandId')::bigint as brand_id,
      (event.payload ->> 'categoryId')::bigint as category_id,
      (event.payload ->> 'sellerId')::bigint as seller_id,
      min(coalesce((event.payload ->> 'afterProductId')::bigint, 0)) as after_product_id
    from unnest(follow_names.events) as event
    group by brand_id, category_id, seller_id
    order by brand_id, category_id, seller_id
  loop
    if told.brand_id is not null then
      found_ids := array(
        select listing.product_id
        from product_service.listings as listing
        where listing.brand_id = told.brand_id and listing.product_id > told.after_product_id
        order by listing.product_id
        limit page
      );
    elsif told.seller_id is not null then
      found_ids := array(
        select listing.product_id
        from product_service.listings as listing
        where listing.seller_id = told.seller_id and listing.product_id > told.after_product_id
        order by listing.product_id
        limit page
      );
    else
      found_ids := array(
        select listing.product_id
        from product_service.category_paths as category
        cross join lateral (
          select each.product_id
          from product_service.listings as each
          where each.category_id = category.category_id and each.product_id > told.after_product_id
          order by each.product_id
          limit page
        ) as listing
        where told.category_id = any (category.path)
        order by listing.product_id
        limit page
      );
    end if;
    outdated := outdated || found_ids;
    if cardinality(found_ids) = page then
      perform platform.emit(
        'documents.outdated',
        coalesce('brand:' || told.brand_id, 'seller:' || told.seller_id, 'category:' || told.category_id),
        jsonb_build_object(
          'brandId', told.brand_id,
          'categoryId', told.category_id,
          'sellerId', told.seller_id,
          'afterProductId', found_ids[page]
        )
      );
    end if;
  end loop;
  if cardinality(outdated) > 0 then
    outdated := search_service.refresh_documents(outdated);
    perform platform.notify_subscribers('product_document', outdated);
    perform platform.notify_subscribers('product', outdated);
  end if;
end
$$;

comment on function search_service.follow_names(platform.event[]) is
  'Consumer of brand.changed and category.changed, and of documents.outdated, by which it tells itself to go on: the documents of the brand, the category or the shop follow, a page at a time.';
grant execute on function search_service.follow_names(platform.event[]) to platform;
