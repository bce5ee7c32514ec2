-- `using (true)` is a way to publish rows for reading; for writing it gives them away.
with policies as (
  select
    p.polname,
    p.polrelid,
    p.polcmd,
    pg_get_expr(p.polqual, p.polrelid) as present,
    pg_get_expr(coalesce(p.polwithcheck, case when p.polcmd = 'w' then p.polqual end), p.polrelid) as future
  from pg_policy as p
  join pg_class as c on c.oid = p.polrelid
  join pg_namespace as n on n.oid = c.relnamespace
  where n.nspname ~ '^(platform|.+_service)$'
    and p.polpermissive
    and p.polcmd in ('a', 'w', 'd', '*')
)
select
  'write_without_condition' as name,
  format('%s on %s', polname, polrelid::regclass) as subject,
  'rows may be written without a condition' as detail
from policies
where (polcmd in ('w', 'd', '*') and coalesce(present, 'true') in ('true', '(1 = 1)'))
  or (polcmd in ('a', 'w', '*') and coalesce(future, 'true') in ('true', '(1 = 1)'))
order by subject;
