-- Two indexes that are the same cost twice on every write and serve once.
with described as (
  select
    i.indrelid,
    i.indexrelid::regclass::text as index,
    concat_ws(
      '|', c.relam, i.indkey, i.indclass, i.indcollation, i.indoption, i.indnkeyatts,
      pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)
    ) as definition
  from pg_index as i
  join pg_class as c on c.oid = i.indexrelid
  join pg_namespace as n on n.oid = c.relnamespace
  where n.nspname ~ '^(platform|.+_service)$'
)
select
  'duplicate_index' as name,
  indrelid::regclass::text as subject,
  format('the same: %s', string_agg(index, ', ' order by index)) as detail
from described
group by indrelid, definition
having count(*) > 1
order by subject, detail;
