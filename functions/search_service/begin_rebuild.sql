-- Definer: only the owner of product_documents may add to it. Until the switch nobody can read the table that is made
-- here: it has row-level security, no policy and no grant.
create or replace function search_service.begin_rebuild()
returns integer
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  generation integer;
begin
  -- Two that begin at once are to get the same generation.
  perform pg_advisory_xact_lock(7203500, -2);
  select one.generation into generation from search_service.document_generations() as one where not one.is_live;
  if found then
    return generation;
  end if;
  select max(one.generation) + 1 into generation from search_service.document_generations() as one;
  execute format(
    'create table search_service.%1$I (
      like search_service.product_documents including all excluding indexes,
      primary key (product_id),
      constraint %2$I check (generation = %3$s)
    )',
    'product_documents_' || generation, 'product_documents_' || generation || '_is_of_generation', generation
  );
  execute format('alter table search_service.%I enable row level security', 'product_documents_' || generation);
  execute format(
    'comment on table search_service.%I is %L',
    'product_documents_' || generation, 'The next generation of product_documents, being filled.'
  );
  return generation;
end
$$;

comment on function search_service.begin_rebuild() is
  'Begins to rebuild product_documents: makes an empty table beside it, or finds the one begun before; returns its generation. From here on whatever changes documents changes them in both.';
grant execute on function search_service.begin_rebuild() to market_worker, platform;
