-- Definer: only the owner drops.
create or replace function search_service.discard_rebuild(generation integer)
returns void
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform search_service.lock_documents();
  if exists (
    select
    from search_service.document_generations() as one
    where one.generation = discard_rebuild.generation and not one.is_live
  ) then
    execute format('drop table search_service.%I', 'product_documents_' || generation);
  end if;
end
$$;

comment on function search_service.discard_rebuild(integer) is
  'Gives a rebuild up: what was filled is dropped. The live generation is left alone.';
grant execute on function search_service.discard_rebuild(integer) to market_worker, platform;
