-- Definer: only the owner of product_documents may add to it. Until the switch nobody can read the table that is made
-- here: it has row-level security, no policy and no grant. A number is never given twice and the table says whose it
-- is: whoever comes back late finds its own generation or none.
create or replace function search_service.begin_rebuild(saga_id uuid default null)
returns integer
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  other record;
  generation integer;
begin
  perform pg_advisory_xact_lock(7203500, -2);
  for other in
    select one.* from search_service.document_generations() as one where not one.is_live
  loop
    if other.saga_id = begin_rebuild.saga_id then
      return other.generation;
    elsif platform.saga_is_under_way(other.saga_id) then
      return null;
    end if;
    perform search_service.discard_rebuild(other.generation);
  end loop;
  generation := nextval('search_service.product_documents_generations');
  execute format(
    'create table search_service.%1$I (
      like search_service.product_documents including all excluding indexes,
      primary key (product_id),
      constraint %2$I check (generation = %3$s)
    )',
    'product_documents_' || generation, 'product_documents_' || generation || '_is_of_generation', generation
  );
  execute format('alter table search_service.%I enable row level security', 'product_documents_' || generation);
  -- document_generations() reads whose it is from here.
  execute format(
    'comment on table search_service.%I is %L',
    'product_documents_' || generation,
    'The next generation of product_documents, being filled by ' || coalesce('saga ' || begin_rebuild.saga_id, 'hand') || '.'
  );
  return generation;
end
$$;

comment on function search_service.begin_rebuild(uuid) is
  'Begins to rebuild product_documents: makes an empty table beside it, for this saga or by hand, and returns its generation; null while another saga rebuilds. What nobody goes on with is dropped. From here on whatever changes documents changes them in both.';
grant execute on function search_service.begin_rebuild(uuid) to market_worker, platform;
