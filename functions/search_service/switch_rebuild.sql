-- Definer: only the owner attaches. Who waits for the table's lock holds up every reader behind it, so it is given up
-- after 100 ms (55P03), and the caller tries again.
create or replace function search_service.switch_rebuild(generation integer)
returns void
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
set lock_timeout = '100ms'
as $$
declare
  old_generation integer;
begin
  perform search_service.lock_documents();
  -- A second call, after one whose answer was lost.
  if exists (
    select
    from search_service.document_generations() as one
    where one.generation = switch_rebuild.generation and one.is_live
  ) then
    return;
  end if;
  perform search_service.check_rebuild(generation);
  if search_service.index_rebuild(generation) > 0 then
    raise exception 'generation % has not all its indexes yet', generation;
  end if;
  select one.generation into strict old_generation from search_service.document_generations() as one where one.is_live;
  lock table search_service.product_documents in access exclusive mode;
  execute format(
    'alter table search_service.product_documents detach partition search_service.%I',
    'product_documents_' || old_generation
  );
  execute format('drop table search_service.%I', 'product_documents_' || old_generation);
  execute format(
    'alter table search_service.product_documents attach partition search_service.%I for values in (%s)',
    'product_documents_' || generation, generation
  );
  execute format(
    'comment on table search_service.%I is %L',
    'product_documents_' || generation, 'The generation of product_documents that is shown.'
  );
  update search_service.search_index_configs as config
  set last_indexed_at = current_timestamp
  where config.index_name = 'product_documents';
end
$$;

comment on function search_service.switch_rebuild(integer) is
  'Puts a filled and indexed generation in the place of the live one, which is dropped. Gives up after waiting 100 ms for readers: try again.';
grant execute on function search_service.switch_rebuild(integer) to market_worker, platform;
