-- GraphQL walks a logical key backwards just like a foreign key, and never asks for an index.
with keys as (
  select c.oid, part[1] as columns, string_to_array(replace(part[1], ' ', ''), ',') as names
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  cross join regexp_matches(obj_description(c.oid, 'pg_class'), '@foreignKey \(([a-z_0-9, ]+)\)', 'g') as part
  where n.nspname ~ '^(platform|.+_service)$'
    and c.relkind in ('r', 'p')
)
select
  'logical_key_without_index' as name,
  format('%s (%s)', oid::regclass, columns) as subject,
  format('no index begins with %s', columns) as detail
from keys
where not exists (
  select
  from pg_index as i
  cross join lateral (
    select array_agg(a.attname::text)
    from unnest(i.indkey[0:cardinality(names) - 1]) as key (attnum)
    join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = key.attnum
  ) as prefix (columns)
  where i.indrelid = keys.oid
    and i.indisvalid
    and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', names[1]))
    and prefix.columns @> names
    and prefix.columns <@ names
)
order by subject;
