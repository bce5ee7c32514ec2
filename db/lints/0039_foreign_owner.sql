-- A service owns what is in its schema. Anything else was made by somebody who forgot `set local role`, and a
-- definer function of theirs would have their rights.
with owned as (
  select n.nspname as object, n.oid as schema, n.nspowner as owner
  from pg_namespace as n
  union all
  select c.oid::regclass::text, c.relnamespace, c.relowner
  from pg_class as c
  where c.relkind not in ('i', 'I', 't')
  union all
  select p.oid::regprocedure::text, p.pronamespace, p.proowner
  from pg_proc as p
  union all
  select t.oid::regtype::text, t.typnamespace, t.typowner
  from pg_type as t
  where t.typtype in ('e', 'd', 'r')
)
select
  'foreign_owner' as name,
  owned.object as subject,
  format('belongs to %s, not to %s', owned.owner::regrole, n.nspname) as detail
from owned
join pg_namespace as n on n.oid = owned.schema
where n.nspname ~ '^(platform|.+_service)$'
  and pg_get_userbyid(owned.owner) <> n.nspname
order by subject;
