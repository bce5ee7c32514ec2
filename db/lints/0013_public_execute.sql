-- PostgreSQL lets everybody execute a new function; default privileges take that away. Whoever needs one is named.
select
  'public_execute' as name,
  p.oid::regprocedure::text as subject,
  'PUBLIC may execute it' as detail
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname ~ '^(platform|.+_service)$'
  and exists (
    select
    from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
    where grantee = 0
  )
order by subject;
