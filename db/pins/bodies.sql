-- A digest of each function's body: what was changed by hand shows here.
select format('%s %s', p.oid::regprocedure, md5(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc))) as fact
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
where n.nspname ~ '^(platform|.+_service)$';
