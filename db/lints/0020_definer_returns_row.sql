-- A definer function sees past row-level security and column grants, and a row it returns carries every column.
-- It returns the key instead; the caller reads the row again with rights of its own.
select
  'definer_returns_row' as name,
  p.oid::regprocedure::text as subject,
  format('returns rows of %s to %s', c.oid::regclass, string_agg(distinct r.rolname, ', ')) as detail
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
cross join lateral (
  select p.prorettype as oid
  union
  select argument.type
  from unnest(p.proallargtypes, p.proargmodes) as argument (type, mode)
  where argument.mode in ('o', 'b', 't')
) as returned
join pg_type as t on t.oid = returned.oid
join pg_class as c on c.oid = coalesce(nullif(t.typrelid, 0), (select typrelid from pg_type where oid = t.typelem))
join pg_roles as r on r.rolname ~ '^market_' and r.rolname <> 'market_owner'
where n.nspname ~ '^(platform|.+_service)$'
  and p.prosecdef
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and has_function_privilege(r.oid, p.oid, 'execute')
group by p.oid, c.oid
order by subject, detail;
