-- Triggers of a table fire in the order of their names, so the names say the order: `_100_` stamps and
-- defaults, `_500_` rules, `_900_` notices.
select
  'trigger_name' as name,
  format('%s on %s', t.tgname, t.tgrelid::regclass) as subject,
  'is not named _<three digits>_<what it does>' as detail
from pg_trigger as t
join pg_class as c on c.oid = t.tgrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and not t.tgisinternal
  and t.tgname !~ '^_[0-9]{3}_[a-z0-9_]+$'
order by subject;
