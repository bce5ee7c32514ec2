-- Without row-level security a grant shows every row. It is enabled in the table's own migration, so that the
-- table denies everyone until its policy file is applied.
select
  'rls_disabled' as name,
  c.oid::regclass::text as subject,
  'row-level security is not enabled' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p')
  and not c.relrowsecurity
order by subject;
