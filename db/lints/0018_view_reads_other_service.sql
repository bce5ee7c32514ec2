-- A published view reads its own service only; a reader joins what two services publish to it.
select distinct
  'view_reads_other_service' as name,
  c.oid::regclass::text as subject,
  format('reads %s', other.oid::regclass) as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
join pg_rewrite as r on r.ev_class = c.oid
join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
join pg_class as other on other.oid = d.refobjid
join pg_namespace as foreign_schema on foreign_schema.oid = other.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('v', 'm')
  and foreign_schema.nspname ~ '_service$'
  and foreign_schema.oid <> n.oid
order by subject, detail;
