-- A policy for what its role may not do reads as if it were allowed; the next person to read it grants it.
select
  'policy_without_grant' as name,
  format('%s on %s', p.polname, c.oid::regclass) as subject,
  format('%s has no right to %s', r.rolname, operation.privilege) as detail
from pg_policy as p
join pg_class as c on c.oid = p.polrelid
join pg_namespace as n on n.oid = c.relnamespace
join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) as operation (privilege, command)
  on p.polcmd = operation.command::"char"
cross join unnest(p.polroles) as member (oid)
join pg_roles as r on r.oid = member.oid
where n.nspname ~ '^(platform|.+_service)$'
  and not case operation.privilege
    when 'delete' then has_table_privilege(r.oid, c.oid, 'delete')
    else has_any_column_privilege(r.oid, c.oid, operation.privilege)
  end
order by subject, detail;
