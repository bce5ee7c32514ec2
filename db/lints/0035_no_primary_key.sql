-- Without a key a row cannot be named: not by GraphQL, not by a cursor, not by logical replication.
select
  'no_primary_key' as name,
  c.oid::regclass::text as subject,
  'there is no primary key' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p')
  and not exists (select from pg_index where indrelid = c.oid and indisprimary)
order by subject;
