-- TRUNCATE and REFERENCES do not ask row-level security, TRIGGER runs the grantee's code as others; SELECT on a
-- sequence tells how much is sold and UPDATE sets it back; CREATE in a schema plants names; a grant option and
-- whatever it leads to is in no file.
with granted as (
  select c.oid::regclass::text as object, c.relkind::text as kind, c.relnamespace as schema, c.relowner as owner,
    aclexplode(c.relacl) as acl
  from pg_class as c
  union all
  select format('%s.%I', a.attrelid::regclass, a.attname), 'column', c.relnamespace, c.relowner, aclexplode(a.attacl)
  from pg_attribute as a
  join pg_class as c on c.oid = a.attrelid
  where not a.attisdropped
  union all
  select p.oid::regprocedure::text, 'function', p.pronamespace, p.proowner, aclexplode(p.proacl)
  from pg_proc as p
  union all
  select n.nspname, 'schema', n.oid, n.nspowner, aclexplode(n.nspacl)
  from pg_namespace as n
)
select
  'excessive_grant' as name,
  granted.object as subject,
  format(
    '%s has %s%s', (granted.acl).grantee::regrole, (granted.acl).privilege_type,
    case when (granted.acl).is_grantable then ' with grant option' end
  ) as detail
from granted
join pg_namespace as n on n.oid = granted.schema
where n.nspname ~ '^(platform|.+_service)$'
  and (granted.acl).grantee not in (0, granted.owner)
  and (
    (granted.acl).privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN', 'CREATE')
    or (granted.kind = 'S' and (granted.acl).privilege_type <> 'USAGE')
    or (granted.acl).is_grantable
  )
order by subject, detail;
