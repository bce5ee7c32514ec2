-- Which role that serves requests or processes may execute a function, whether granted or inherited.
select format('%s %s', p.oid::regprocedure, string_agg(r.rolname, ', ' order by r.rolname collate "C")) as fact
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join pg_roles as r on r.rolname ~ '^market_(anonymous|customer|seller|operator|admin|api|auth|worker)$'
where n.nspname ~ '^(platform|.+_service)$'
  -- A login that does not inherit has what it was granted itself; pg_has_role would tell what it may become.
  and exists (
    select
    from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as acl
    where acl.privilege_type = 'EXECUTE'
      and (acl.grantee = 0 or acl.grantee = r.oid or (r.rolinherit and pg_has_role(r.oid, acl.grantee, 'usage')))
  )
group by p.oid;
