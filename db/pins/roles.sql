-- The project's roles, what they may be and whose rights they have. The migrating login is the installation's own.
select concat_ws(
  ' ',
  r.rolname,
  case when r.rolcanlogin then 'login' else 'nologin' end,
  case when r.rolcanlogin then case when r.rolinherit then 'inherit' else 'noinherit' end end,
  (
    select 'member of ' || string_agg(distinct parent.rolname::text, ', ' order by parent.rolname::text)
    from pg_auth_members as m
    join pg_roles as parent on parent.oid = m.roleid
    where m.member = r.oid
  )
) as fact
from pg_roles as r
where r.rolname ~ '^(platform|platform_caller|market_(anonymous|customer|seller|operator|admin|api|auth|worker))$'
  or (r.rolname ~ '_service$' and exists (select from pg_namespace where nspname = r.rolname));
