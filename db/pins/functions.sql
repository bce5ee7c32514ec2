-- Functions: what calls them sees, and with whose rights they run.
select concat_ws(
  ' ',
  format('%s.%I(%s)', n.nspname, p.proname, pg_get_function_arguments(p.oid)),
  'returns ' || pg_get_function_result(p.oid),
  case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' when 'w' then 'window' end,
  l.lanname,
  case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
  case when p.prosecdef then 'definer' else 'invoker' end,
  case when p.proisstrict then 'strict' end,
  case when p.proleakproof then 'leakproof' end,
  case p.proparallel when 's' then 'parallel safe' when 'r' then 'parallel restricted' end,
  (select string_agg(format('set %s', setting), ' ' order by setting collate "C") from unnest(p.proconfig) as setting)
) as fact
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join pg_language as l on l.oid = p.prolang
where n.nspname ~ '^(platform|.+_service)$';
