-- A table that no policy lets anybody into is reached by its owner's functions only. That may be meant, and is
-- then listed with the reason; otherwise the policy file is missing.
select
  'rls_without_policy' as name,
  c.oid::regclass::text as subject,
  'row-level security is enabled and there is no policy' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p')
  and not c.relispartition
  -- A partition to be, while product_documents is rebuilt.
  and c.oid::regclass::text !~ '^search_service\.product_documents_\d+$'
  and c.relrowsecurity
  and not exists (select from pg_policy where polrelid = c.oid)
order by subject;
