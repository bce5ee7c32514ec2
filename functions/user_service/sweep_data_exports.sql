-- Definer: called by the worker, daily.
create or replace function user_service.sweep_data_exports()
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  delete from user_service.data_exports as export
  where export.expires_at <= now()
$$;

comment on function user_service.sweep_data_exports() is 'Removes exports, and what is in them, when their seven days are over.';
grant execute on function user_service.sweep_data_exports() to market_worker;
