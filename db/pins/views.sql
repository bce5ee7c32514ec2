-- Views, their columns, and their definition. Servers before 16 wrote the table's name before a column where only
-- one table is read, so names are told without what qualifies them.
select concat_ws(
  ' ',
  c.oid::regclass,
  case c.relkind when 'm' then 'materialized view' else 'view' end,
  'with (' || (select string_agg(option, ', ' order by option collate "C") from unnest(c.reloptions) as option) || ')',
  'as',
  regexp_replace(btrim(pg_get_viewdef(c.oid), ' ;'), '\m[a-z_][a-z_0-9]*\.(?=[a-z_"])', '', 'g')
) as fact
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$' and c.relkind in ('v', 'm')
union all
select format('%s.%I %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod))
from pg_attribute as a
join pg_class as c on c.oid = a.attrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('v', 'm')
  and a.attnum > 0
  and not a.attisdropped;
