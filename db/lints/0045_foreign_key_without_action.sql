-- What happens to the children is a decision: every foreign key states `on delete` restrict, cascade or set null.
select
  'foreign_key_without_action' as name,
  format('%s on %s', k.conname, k.conrelid::regclass) as subject,
  'does not state on delete' as detail
from pg_constraint as k
join pg_namespace as n on n.oid = k.connamespace
where n.nspname ~ '^(platform|.+_service)$'
  and k.contype = 'f'
  and k.confdeltype = 'a'
order by subject;
