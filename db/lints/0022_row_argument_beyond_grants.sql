-- A function of a table's row is a computed column: GraphQL reads the whole row to call it, which fails, for
-- everybody, where the caller is granted only some of the columns.
select
  'row_argument_beyond_grants' as name,
  p.oid::regprocedure::text as subject,
  format(
    'takes a row of %s, of which %s may not read every column',
    c.oid::regclass, string_agg(r.rolname, ', ' order by r.rolname)
  ) as detail
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join pg_type as t on t.oid = p.proargtypes[0]
join pg_class as c on c.oid = t.typrelid and c.relkind in ('r', 'p', 'v', 'm', 'f')
join pg_roles as r on r.rolname ~ '^market_' and r.rolname <> 'market_owner'
where n.nspname ~ '^(platform|.+_service)$'
  and has_function_privilege(r.oid, p.oid, 'execute')
  and exists (
    select
    from pg_attribute as a
    where a.attrelid = c.oid
      and a.attnum > 0
      and not a.attisdropped
      and not has_column_privilege(r.oid, c.oid, a.attnum, 'select')
  )
group by p.oid, c.oid
order by subject;
