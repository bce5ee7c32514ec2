-- Invoker: the rows are the caller's own by policy. One a day for a week: a list that needs no pages.
create or replace function user_service.my_data_exports()
returns setof user_service.data_exports
language sql stable rows 10
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    export.export_id, export.user_id, export.status, null::text[], null::text, export.requested_at,
    export.ready_at, export.expires_at, null::varchar, null::timestamptz, null::varchar, null::timestamptz
  from user_service.data_exports as export
  where export.user_id = platform.current_user_id()
  order by export.requested_at desc, export.export_id
$$;

comment on function user_service.my_data_exports() is E'The exports the caller asked for in the last seven days, the newest first.';
grant execute on function user_service.my_data_exports() to market_customer;
