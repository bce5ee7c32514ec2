-- Every function reads names the same way, whoever calls it and from wherever.
select
  'function_search_path' as name,
  p.oid::regprocedure::text as subject,
  'lacks: set search_path = pg_catalog, extensions, pg_temp' as detail
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname ~ '^(platform|.+_service)$'
  and not coalesce(p.proconfig @> array['search_path=pg_catalog, extensions, pg_temp'], false)
order by subject;
