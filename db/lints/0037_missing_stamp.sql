-- Who made a row and who changed it is written by a trigger or not at all: nobody else may write these columns.
select
  'missing_stamp' as name,
  c.oid::regclass::text as subject,
  'has audit columns and no trigger _100_stamp before insert or update' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p')
  and exists (
    select
    from pg_attribute
    where attrelid = c.oid
      and attname in ('created_by', 'last_modified_by', 'last_modified_date')
      and not attisdropped
  )
  and not exists (
    select
    from pg_trigger as t
    where t.tgrelid = c.oid
      and t.tgname = '_100_stamp'
      and t.tgfoid = to_regprocedure('platform.stamp_authorship()')
      -- Row (1), before (2), insert (4), update (16).
      and t.tgtype & 31 = 23
      and t.tgattr = ''
      and t.tgqual is null
      and t.tgenabled <> 'D'
  )
order by subject;
