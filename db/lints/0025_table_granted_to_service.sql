-- What may cross a service's border is published as a view or a command; a table granted to another service is
-- a shared table.
with granted as (
  select c.oid, c.relnamespace, aclexplode(c.relacl) as acl
  from pg_class as c
  where c.relkind in ('r', 'p')
  union
  select c.oid, c.relnamespace, aclexplode(a.attacl)
  from pg_attribute as a
  join pg_class as c on c.oid = a.attrelid and c.relkind in ('r', 'p')
  where not a.attisdropped
)
select distinct
  'table_granted_to_service' as name,
  granted.oid::regclass::text as subject,
  format('%s has %s', r.rolname, (granted.acl).privilege_type) as detail
from granted
join pg_namespace as n on n.oid = granted.relnamespace
join pg_roles as r on r.oid = (granted.acl).grantee
where n.nspname ~ '^(platform|.+_service)$'
  and r.rolname ~ '^(platform|.+_service|platform_caller)$'
  and r.rolname <> n.nspname
order by subject, detail;
