-- An index is named after its table and what it serves, so that a plan or an error tells both.
select
  'index_name' as name,
  i.indexrelid::regclass::text as subject,
  format('does not begin with %s_', t.relname) as detail
from pg_index as i
join pg_class as c on c.oid = i.indexrelid
join pg_class as t on t.oid = i.indrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and t.relkind in ('r', 'p', 'm')
  and not t.relispartition
  and not starts_with(c.relname, t.relname || '_')
order by subject;
