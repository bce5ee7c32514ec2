-- One policy per operation: `for all` opens inserting and deleting by the words that were meant for reading.
select
  'policy_for_all' as name,
  format('%s on %s', p.polname, p.polrelid::regclass) as subject,
  'the policy is for every operation' as detail
from pg_policy as p
join pg_class as c on c.oid = p.polrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and p.polcmd = '*'
order by subject;
