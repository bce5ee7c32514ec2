-- Definer: see refresh_documents. For a shop that does not sell it removes, as hide_seller does.
create or replace function search_service.show_seller(seller_id bigint)
returns bigint[]
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  one record;
  products bigint[];
  written bigint[];
  changed bigint[] := '{}';
begin
  perform search_service.lock_documents();
  products := array(
    select listing.product_id from product_service.listings as listing where listing.seller_id = show_seller.seller_id
    union
    select document.product_id
    from search_service.product_documents as document
    where document.seller_id = show_seller.seller_id
  );
  for one in select * from search_service.document_generations() loop
    written := search_service.write_documents(one.generation, products);
    if one.is_live then
      changed := written;
    end if;
  end loop;
  return changed;
end
$$;

comment on function search_service.show_seller(bigint) is
  'Makes all documents of a shop what they should be; returns the products whose document changed.';
grant execute on function search_service.show_seller(bigint) to market_worker, platform;
