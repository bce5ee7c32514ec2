-- A right on the whole table covers the columns added to it later. Rights are granted by column.
select
  'table_grant' as name,
  format('%s %s %s', r.rolname, lower(granted.privilege_type), c.oid::regclass) as subject,
  'granted on the whole table' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join aclexplode(c.relacl) as granted
join pg_roles as r on r.oid = granted.grantee
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p')
  and r.rolname ~ '^market_' and r.rolname <> 'market_owner'
  and granted.privilege_type in ('SELECT', 'INSERT', 'UPDATE')
order by subject;
