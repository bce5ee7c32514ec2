-- Definer: see begin_rebuild. Everything in one transaction: for a database that nobody uses yet.
create or replace function search_service.rebuild_documents()
returns integer
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  generation constant integer := search_service.begin_rebuild();
  last_product_id bigint := 0;
begin
  if generation is null then
    raise exception 'a saga is rebuilding documents';
  end if;
  while last_product_id is not null loop
    last_product_id := search_service.fill_rebuild(generation, last_product_id, 20000);
  end loop;
  while search_service.index_rebuild(generation) > 0 loop
  end loop;
  perform search_service.switch_rebuild(generation);
  return generation;
end
$$;

comment on function search_service.rebuild_documents() is
  'Rebuilds product_documents in one go; returns the new generation.';
