-- Definer: see refresh_documents. A batch holds back who refreshes documents for as long as it runs.
create or replace function search_service.fill_rebuild(
  generation integer, after_product_id bigint default 0, batch integer default 1000
)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  products bigint[];
begin
  perform search_service.lock_documents();
  perform search_service.check_rebuild(generation);
  products := array(
    select listing.product_id
    from product_service.listings as listing
    where listing.product_id > after_product_id
    order by listing.product_id
    limit batch
  );
  perform search_service.write_documents(generation, products);
  return products[cardinality(products)];
end
$$;

comment on function search_service.fill_rebuild(integer, bigint, integer) is
  'Fills the next products of a generation; returns the last of them, to go on after, or null when none are left.';
grant execute on function search_service.fill_rebuild(integer, bigint, integer) to market_worker, platform;
