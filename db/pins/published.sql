-- What one service may read or execute of another.
select format(
  '%s view to %s', c.oid::regclass,
  string_agg(distinct pg_get_userbyid(acl.grantee), ', ' order by pg_get_userbyid(acl.grantee))
) as fact
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join aclexplode(c.relacl) as acl
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and pg_get_userbyid(acl.grantee) ~ '^(platform|.+_service)$'
  and acl.grantee <> c.relowner
group by c.oid
union all
select format(
  '%s command to %s', p.oid::regprocedure,
  string_agg(distinct pg_get_userbyid(acl.grantee), ', ' order by pg_get_userbyid(acl.grantee))
)
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
cross join aclexplode(p.proacl) as acl
where n.nspname ~ '^(platform|.+_service)$'
  and pg_get_userbyid(acl.grantee) ~ '^(platform|.+_service)$'
  and acl.grantee <> p.proowner
group by p.oid;
