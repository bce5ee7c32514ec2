-- Row-level security does not exist for materialized views and foreign tables: granted means every row.
select
  'unprotected_relation_granted' as name,
  c.oid::regclass::text as subject,
  format('%s may read it', string_agg(r.rolname, ', ' order by r.rolname)) as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_roles as r on r.rolname ~ '^market_' and r.rolname <> 'market_owner'
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('m', 'f')
  and has_any_column_privilege(r.oid, c.oid, 'select')
group by c.oid
order by subject;
