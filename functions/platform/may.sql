-- Definer: the matrix is readable by nobody, its answers by everybody about themselves.
-- The role of the request says which claim counts, so that claims which do not belong to it give nothing.
create or replace function platform.may(permission text)
returns boolean
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select exists (
    select
    from platform.role_permissions as granted
    where granted.permission = may.permission
      and case platform.request_role()
        when 'market_seller' then granted.kind = 'STAFF' and granted.role = platform.current_staff_role()
        when 'market_admin' then granted.kind = 'ADMIN' and granted.role = any (platform.current_admin_roles())
        else false
      end
  )
$$;

comment on function platform.may(text) is
  'Whether the signed-in staff member or administrator has a permission ("orders.read") by the matrix of roles.';
grant execute on function platform.may(text) to platform_caller;
