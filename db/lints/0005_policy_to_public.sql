-- A policy names its role: one to PUBLIC also holds for every role that is made later.
select
  'policy_to_public' as name,
  format('%s on %s', p.polname, p.polrelid::regclass) as subject,
  'the policy is for every role' as detail
from pg_policy as p
join pg_class as c on c.oid = p.polrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and 0 = any (p.polroles)
order by subject;
