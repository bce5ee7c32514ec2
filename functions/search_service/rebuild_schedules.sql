-- Definer: the worker reads no table.
create or replace function search_service.rebuild_schedules()
returns table (index_name text, indexing_schedule text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select config.index_name, config.indexing_schedule
  from search_service.search_index_configs as config
  where config.is_active and config.indexing_schedule is not null and config.index_name = 'product_documents'
$$;

comment on function search_service.rebuild_schedules() is
  'Indexes that are rebuilt by the clock, each with its schedule: five fields of cron, UTC.';
grant execute on function search_service.rebuild_schedules() to market_worker;
