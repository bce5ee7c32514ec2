-- Definer: a consumer of events, called by platform. The shop's state is read again: a notice that comes late, twice or
-- out of order does nothing wrong. A shop goes at once; it comes back, or gets its name, a page at a time.
create or replace function search_service.follow_shops(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  told record;
begin
  for told in
    select distinct (event.payload ->> 'sellerId')::bigint as seller_id
    from unnest(follow_shops.events) as event
    order by seller_id
  loop
    if exists (
      select from seller_service.active_sellers as seller where seller.seller_id = told.seller_id
    ) then
      perform platform.emit(
        'documents.outdated',
        'seller:' || told.seller_id,
        jsonb_build_object('brandId', null, 'categoryId', null, 'sellerId', told.seller_id, 'afterProductId', 0)
      );
    else
      perform search_service.hide_seller(told.seller_id);
    end if;
  end loop;
end
$$;

comment on function search_service.follow_shops(platform.event[]) is
  'Consumer of seller.suspended, seller.reinstated and seller.renamed: the documents of a shop are there while it sells, under its name.';
grant execute on function search_service.follow_shops(platform.event[]) to platform;
