create or replace function platform.current_admin_roles()
returns text[]
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select string_to_array(coalesce(current_setting('market.admin_roles', true), ''), ',')
$$;

comment on function platform.current_admin_roles() is 'The roles of the signed-in administrator; empty for everybody else.';
grant execute on function platform.current_admin_roles() to platform_caller;
