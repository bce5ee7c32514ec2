-- An index on (a) is what an index on (a, b) does as well: a column that leads a longer index needs no second one.
with plain as (
  select
    i.indexrelid,
    i.indrelid,
    i.indisunique,
    i.indnatts,
    i.indnkeyatts,
    array(
      select key.part
      from unnest(i.indkey) with ordinality as key (part, at)
      where key.at <= i.indnkeyatts
      order by key.at
    ) as columns,
    array(select unnest(i.indclass)) as classes,
    array(select unnest(i.indoption)) as options,
    coalesce(pg_get_expr(i.indpred, i.indrelid), '') as predicate
  from pg_index as i
  join pg_class as c on c.oid = i.indexrelid
  join pg_namespace as n on n.oid = c.relnamespace
  join pg_am as am on am.oid = c.relam and am.amname = 'btree'
  where n.nspname ~ '^(platform|.+_service)$'
    and i.indexprs is null
)
select
  'redundant_index' as name,
  short.indexrelid::regclass::text as subject,
  format('%s begins with the same columns', long.indexrelid::regclass) as detail
from plain as short
join plain as long
  on long.indrelid = short.indrelid
  and long.predicate = short.predicate
  and long.indnkeyatts > short.indnkeyatts
  and long.columns[1:short.indnkeyatts] = short.columns
  and long.classes[1:short.indnkeyatts] = short.classes
  -- One column can be read from either end.
  and (short.indnkeyatts = 1 or long.options[1:short.indnkeyatts] = short.options)
where not short.indisunique
  and short.indnatts = short.indnkeyatts
order by subject, detail;
