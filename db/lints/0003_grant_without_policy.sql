-- A right that no policy completes never lets a row through: either the policy was forgotten, or the grant was.
-- A role is judged with what it inherits, as at run time.
select
  'grant_without_policy' as name,
  format('%s %s %s', r.rolname, operation.privilege, c.oid::regclass) as subject,
  'granted, but no policy of this role is for it' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) as operation (privilege, command)
join pg_roles as r on r.rolname ~ '^market_' and r.rolname <> 'market_owner'
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p')
  and c.relrowsecurity
  and case operation.privilege
    when 'delete' then has_table_privilege(r.oid, c.oid, 'delete')
    else has_any_column_privilege(r.oid, c.oid, operation.privilege)
  end
  and not exists (
    select
    from pg_policy as p
    cross join unnest(p.polroles) as member (oid)
    where p.polrelid = c.oid
      and p.polpermissive
      and p.polcmd in (operation.command::"char", '*')
      and (member.oid = 0 or pg_has_role(r.oid, member.oid, 'usage'))
  )
order by subject;
