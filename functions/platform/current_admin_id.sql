create or replace function platform.current_admin_id()
returns bigint
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select nullif(current_setting('market.admin_id', true), '')::bigint
$$;

comment on function platform.current_admin_id() is 'The signed-in administrator (admin_users); null for everybody else.';
grant execute on function platform.current_admin_id() to platform_caller;
