-- What PUBLIC may do, every role may that exists or will.
with granted as (
  select c.oid::regclass::text as object, c.relnamespace as schema, aclexplode(c.relacl) as acl
  from pg_class as c
  union all
  select format('%s.%I', a.attrelid::regclass, a.attname), c.relnamespace, aclexplode(a.attacl)
  from pg_attribute as a
  join pg_class as c on c.oid = a.attrelid
  where not a.attisdropped
  union all
  select n.nspname, n.oid, aclexplode(n.nspacl)
  from pg_namespace as n
)
select
  'public_grant' as name,
  granted.object as subject,
  format('PUBLIC has %s', (granted.acl).privilege_type) as detail
from granted
join pg_namespace as n on n.oid = granted.schema
where n.nspname ~ '^(platform|.+_service)$'
  and (granted.acl).grantee = 0
order by subject, detail;
