-- Definer: whoever calls it has no right on documents, nor on what services publish to search; consumers do, which are
-- of this service.
create or replace function search_service.refresh_documents(product_ids bigint[])
returns bigint[]
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  one record;
  changed bigint[] := '{}';
  written bigint[];
begin
  perform search_service.lock_documents(coalesce(product_ids, '{}'));
  for one in select * from search_service.document_generations() loop
    written := search_service.write_documents(one.generation, product_ids);
    if one.is_live then
      changed := written;
    end if;
  end loop;
  return changed;
end
$$;

comment on function search_service.refresh_documents(bigint[]) is
  'Makes the documents of these products what they should be, in a rebuild under way as well; returns the products whose document changed, came or went. One call a transaction.';
