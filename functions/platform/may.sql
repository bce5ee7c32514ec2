-- Definer: the matrix is readable by nobody, its answers by everybody about themselves.
create or replace function platform.may(permission text)
returns boolean
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select exists (
    select
    from platform.role_permissions as granted
    where granted.permission = may.permission
      and (
        (granted.kind = 'STAFF' and granted.role = platform.current_staff_role())
        or (granted.kind = 'ADMIN' and granted.role = any (platform.current_admin_roles()))
      )
  )
$$;

comment on function platform.may(text) is
  'Whether the signed-in staff member or administrator has a permission ("orders.read") by the matrix of roles.';
grant execute on function platform.may(text) to platform_caller;
