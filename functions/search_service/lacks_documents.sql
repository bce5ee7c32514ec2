-- Definer: the worker reads no table. A database that sold before it had a listing is found by it.
create or replace function search_service.lacks_documents()
returns boolean
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select not exists (select from search_service.product_documents)
    and exists (
      select
      from product_service.listings as listing
      join seller_service.active_sellers as seller using (seller_id)
    )
$$;

comment on function search_service.lacks_documents() is
  'Whether something is for sale and nothing is listed: then the documents were never made.';
grant execute on function search_service.lacks_documents() to market_worker;
