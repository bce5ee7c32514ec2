-- A policy reads its own service only: what it needs from another is a column the service keeps. Otherwise one
-- service's rows would hide and show with another's, and the two could never be moved apart.
select distinct
  'policy_reads_other_service' as name,
  format('%s on %s', p.polname, p.polrelid::regclass) as subject,
  format('uses %s', coalesce(other.oid::regclass::text, called.oid::regprocedure::text)) as detail
from pg_policy as p
join pg_class as c on c.oid = p.polrelid
join pg_namespace as n on n.oid = c.relnamespace
join pg_depend as d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
left join pg_class as other on d.refclassid = 'pg_class'::regclass and other.oid = d.refobjid
left join pg_proc as called on d.refclassid = 'pg_proc'::regclass and called.oid = d.refobjid
join pg_namespace as foreign_schema on foreign_schema.oid in (other.relnamespace, called.pronamespace)
where n.nspname ~ '^(platform|.+_service)$'
  and foreign_schema.nspname ~ '_service$'
  and foreign_schema.oid <> n.oid
order by subject, detail;
