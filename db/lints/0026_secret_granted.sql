-- Secrets, and digests that stand for them, are granted to nobody: functions of their owner compare and decrypt.
select distinct
  'secret_granted' as name,
  format('%s.%s', c.oid::regclass, a.attname) as subject,
  format('%s may read it', r.rolname) as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_roles as r on r.rolname ~ '^(platform|.+_service|platform_caller|market_.+)$'
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and a.attname ~ '(^|_)(password|secret|token|hash|digest|encrypted|totp)(_|$)|^bank_details|^api_key|^gateway_'
  and r.oid <> c.relowner
  and r.rolname <> 'market_owner'
  and has_column_privilege(r.oid, c.oid, a.attnum, 'select')
order by subject, detail;
