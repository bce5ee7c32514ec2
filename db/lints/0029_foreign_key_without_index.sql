-- Deleting or re-keying a parent looks for its children; GraphQL walks the key backwards. Both read the whole
-- table unless an index begins with the key's columns.
select
  'foreign_key_without_index' as name,
  format('%s on %s', k.conname, k.conrelid::regclass) as subject,
  format(
    'no index begins with %s',
    (
      select string_agg(a.attname, ', ' order by key.position)
      from unnest(k.conkey) with ordinality as key (attnum, position)
      join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = key.attnum
    )
  ) as detail
from pg_constraint as k
join pg_class as c on c.oid = k.conrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and k.contype = 'f'
  and k.conparentid = 0
  and not exists (
    select
    from pg_index as i
    cross join lateral (
      select array_agg(part)
      from unnest(i.indkey[0:cardinality(k.conkey) - 1]) as part
    ) as prefix (columns)
    where i.indrelid = k.conrelid
      and i.indisvalid
      and (
        i.indpred is null
        -- A key that is rarely set: children without it are not looked for.
        or pg_get_expr(i.indpred, i.indrelid) = (
          select format('(%I IS NOT NULL)', a.attname)
          from pg_attribute as a
          where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and cardinality(k.conkey) = 1
        )
      )
      and prefix.columns::int2[] @> k.conkey
      and prefix.columns::int2[] <@ k.conkey
  )
order by subject;
