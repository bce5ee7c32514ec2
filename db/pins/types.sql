-- Enum types with their labels in order, domains, and composite types.
select format(
  '%s enum (%s)',
  t.oid::regtype,
  (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)
) as fact
from pg_type as t
join pg_namespace as n on n.oid = t.typnamespace
where n.nspname ~ '^(platform|.+_service)$' and t.typtype = 'e'
union all
select concat_ws(
  ' ',
  t.oid::regtype, 'domain', format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end,
  'default ' || t.typdefault,
  (
    select string_agg(pg_get_constraintdef(oid), ' ' order by conname collate "C")
    from pg_constraint
    where contypid = t.oid and contype = 'c'
  )
)
from pg_type as t
join pg_namespace as n on n.oid = t.typnamespace
where n.nspname ~ '^(platform|.+_service)$' and t.typtype = 'd'
union all
select format(
  '%s composite (%s)',
  c.oid::regclass,
  (
    select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
    from pg_attribute as a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  )
)
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$' and c.relkind = 'c';
