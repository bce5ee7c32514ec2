-- A key across schemas would tie two services to one database. It is a `@foreignKey` smart tag instead.
select
  'foreign_key_across_services' as name,
  format('%s on %s', k.conname, k.conrelid::regclass) as subject,
  format('references %s', k.confrelid::regclass) as detail
from pg_constraint as k
join pg_class as c on c.oid = k.conrelid
join pg_class as other on other.oid = k.confrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and k.contype = 'f'
  and other.relnamespace <> c.relnamespace
order by subject;
