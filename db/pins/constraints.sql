-- Keys and checks. NOT NULL is told with the column: only newer servers list it here too.
select format(
  '%s %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)
) as fact
from pg_constraint as k
join pg_class as c on c.oid = k.conrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and k.contype not in ('n', 't')
  and not c.relispartition;
