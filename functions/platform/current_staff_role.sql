create or replace function platform.current_staff_role()
returns text
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select nullif(current_setting('market.staff_role', true), '')
$$;

comment on function platform.current_staff_role() is 'What the signed-in staff member is in the shop (seller_staff_role_enum); null for everybody else.';
grant execute on function platform.current_staff_role() to platform_caller;
