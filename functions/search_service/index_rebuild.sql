-- Definer: only the owner makes indexes. One a call, each in a transaction of its own: whoever refreshes documents
-- waits for one index at most.
create or replace function search_service.index_rebuild(generation integer)
returns integer
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  next_table constant text := 'product_documents_' || generation;
  missing text[];
begin
  perform search_service.check_rebuild(generation);
  -- What the parent's index is called, and how the next generation's would be made.
  select
    array_agg(
      regexp_replace(
        pg_get_indexdef(i.indexrelid), ' INDEX \S+ ON ONLY \S+', format(' INDEX %I ON search_service.%I', made.name, next_table)
      )
      order by made.name
    )
  into missing
  from pg_index as i
  join pg_class as c on c.oid = i.indexrelid
  cross join lateral (select replace(c.relname, 'product_documents', next_table) as name) as made
  where i.indrelid = 'search_service.product_documents'::regclass
    and to_regclass(format('search_service.%I', made.name)) is null;
  if missing is null then
    execute format('analyze search_service.%I', next_table);
    return 0;
  end if;
  execute missing[1];
  return cardinality(missing);
end
$$;

comment on function search_service.index_rebuild(integer) is
  'Makes one of the indexes a generation lacks; to be called until it returns 0, when it has them all and statistics too.';
grant execute on function search_service.index_rebuild(integer) to market_worker, platform;
