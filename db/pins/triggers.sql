-- Triggers, and whether they fire.
select concat_ws(
  ' ',
  t.tgrelid::regclass,
  t.tgname,
  regexp_replace(pg_get_triggerdef(t.oid), '^CREATE (CONSTRAINT )?TRIGGER \S+ ', '\1'),
  case t.tgenabled when 'D' then '(disabled)' when 'R' then '(on a replica only)' when 'A' then '(always)' end
) as fact
from pg_trigger as t
join pg_class as c on c.oid = t.tgrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and not t.tgisinternal
  and not c.relispartition;
