-- A view reads with its owner's rights, past row-level security. A request may only be given one that is
-- `security_invoker`, or one listed here, whose test proves that it shows nobody else's rows.
select
  'view_without_invoker' as name,
  c.oid::regclass::text as subject,
  format('%s reads with the owner''s rights', string_agg(r.rolname, ', ' order by r.rolname)) as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_roles as r on r.rolname ~ '^market_' and r.rolname <> 'market_owner'
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind = 'v'
  and (
    has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
    or has_table_privilege(r.oid, c.oid, 'delete')
  )
  and not exists (
    select
    from pg_options_to_table(c.reloptions)
    where option_name = 'security_invoker' and option_value::boolean
  )
group by c.oid
order by subject;
