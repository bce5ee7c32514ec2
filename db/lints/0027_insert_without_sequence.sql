-- Who may insert must be able to draw the key, or the first insert fails.
select distinct
  'insert_without_sequence' as name,
  format('%s insert %s', r.rolname, c.oid::regclass) as subject,
  format('has no usage on sequence %s', s.oid::regclass) as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_attrdef as def on def.adrelid = c.oid
join pg_depend as d
  on d.classid = 'pg_attrdef'::regclass and d.objid = def.oid and d.refclassid = 'pg_class'::regclass
join pg_class as s on s.oid = d.refobjid and s.relkind = 'S'
join pg_roles as r on r.rolname ~ '^market_' and r.rolname <> 'market_owner'
where n.nspname ~ '^(platform|.+_service)$'
  and has_any_column_privilege(r.oid, c.oid, 'insert')
  and not has_column_privilege(r.oid, c.oid, def.adnum, 'insert')
  and not has_sequence_privilege(r.oid, s.oid, 'usage')
order by subject, detail;
