-- A policy that compares a column with who is calling is part of every query of that role: without an index that
-- begins with the column each of them reads the whole table. A partial index counts when the policy says the same.
with compared as (
  select distinct p.polname, p.polrelid, a.attname, a.attnum, expression
  from pg_policy as p
  join pg_class as c on c.oid = p.polrelid
  join pg_namespace as n on n.oid = c.relnamespace
  cross join pg_get_expr(p.polqual, p.polrelid) as expression
  cross join regexp_matches(
    expression, '(?<![.:a-z_0-9])([a-z_0-9]+)\)*(?:::[a-z ]+)? = (?:ANY )?[( ]*SELECT platform\.current_', 'g'
  ) as match
  join pg_attribute as a on a.attrelid = c.oid and a.attname = match[1] and a.attnum > 0
  where n.nspname ~ '^(platform|.+_service)$'
)
select
  'policy_column_without_index' as name,
  format('%s on %s', polname, polrelid::regclass) as subject,
  format('no index begins with %s', attname) as detail
from compared
where not exists (
  select
  from pg_index as i
  where i.indrelid = polrelid
    and i.indisvalid
    and i.indkey[0] = attnum
    and (i.indpred is null or position(pg_get_expr(i.indpred, i.indrelid) in expression) > 0)
)
order by subject, detail;
