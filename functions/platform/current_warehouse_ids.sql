create or replace function platform.current_warehouse_ids()
returns bigint[]
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select string_to_array(coalesce(current_setting('market.warehouse_ids', true), ''), ',')::bigint[]
$$;

comment on function platform.current_warehouse_ids() is 'The warehouses the signed-in operator works in; empty for everybody else.';
grant execute on function platform.current_warehouse_ids() to platform_caller;
