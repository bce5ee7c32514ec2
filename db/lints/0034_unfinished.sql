-- An index whose concurrent build failed is kept up to date and never used; a constraint left `not valid` does not
-- hold for the rows that were there before.
select
  'unfinished' as name,
  i.indexrelid::regclass::text as subject,
  'the index is not valid' as detail
from pg_index as i
join pg_class as c on c.oid = i.indexrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and not i.indisvalid
union all
select 'unfinished', format('%s on %s', k.conname, k.conrelid::regclass), 'the constraint is not validated'
from pg_constraint as k
join pg_namespace as n on n.oid = k.connamespace
where n.nspname ~ '^(platform|.+_service)$'
  and not k.convalidated
order by subject;
