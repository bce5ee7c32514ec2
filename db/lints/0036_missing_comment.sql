-- Comments are the descriptions of the GraphQL schema and of the documentation.
select
  'missing_comment' as name,
  c.oid::regclass::text as subject,
  'is not described' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not c.relispartition
  -- Smart tags alone describe nothing.
  and coalesce(regexp_replace(obj_description(c.oid, 'pg_class'), '^(@[^\n]*(\n|$))+', ''), '') = ''
union all
-- A view's columns are the columns of its tables, unless requests are given them.
select 'missing_comment', format('%s.%s', c.oid::regclass, a.attname), 'is not described'
from pg_attribute as a
join pg_class as c on c.oid = a.attrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and a.attnum > 0
  and not a.attisdropped
  and not c.relispartition
  and (
    c.relkind in ('r', 'p', 'c')
    or (
      c.relkind in ('v', 'm', 'f')
      and exists (
        select
        from pg_auth_members
        where member = 'market_api'::regrole and has_column_privilege(roleid, c.oid, a.attnum, 'select')
      )
    )
  )
  and coalesce(regexp_replace(col_description(c.oid, a.attnum), '^(@[^\n]*(\n|$))+', ''), '') = ''
union all
select 'missing_comment', p.oid::regprocedure::text, 'is not described'
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname ~ '^(platform|.+_service)$'
  and coalesce(regexp_replace(obj_description(p.oid, 'pg_proc'), '^(@[^\n]*(\n|$))+', ''), '') = ''
union all
select 'missing_comment', t.oid::regtype::text, 'is not described'
from pg_type as t
join pg_namespace as n on n.oid = t.typnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and (t.typtype in ('e', 'd', 'r') or exists (select from pg_class where oid = t.typrelid and relkind = 'c'))
  and coalesce(regexp_replace(obj_description(t.oid, 'pg_type'), '^(@[^\n]*(\n|$))+', ''), '') = ''
order by subject;
