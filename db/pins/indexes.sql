-- Indexes, those of keys included.
select regexp_replace(
  pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX (\S+) ON (ONLY )?(\S+) ', '\4 \2 \1'
) as fact
from pg_index as i
join pg_class as c on c.oid = i.indrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and not c.relispartition;
