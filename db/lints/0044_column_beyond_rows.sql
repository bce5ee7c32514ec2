-- Columns are granted to a role, rows are let through by any of its policies and of those it inherits. A column the
-- role was given for its own rows is therefore also shown of every row that the weaker role's policy lets through.
-- Either all those rows may show it, and the finding is listed with the reason, or it belongs into a function.
with recursive inherited as (
  select m.member as role, m.roleid as weaker
  from pg_auth_members as m
  join pg_roles as r on r.oid = m.member and r.rolinherit
  union
  select inherited.role, m.roleid
  from inherited
  join pg_auth_members as m on m.member = inherited.weaker
)
select
  'column_beyond_rows' as name,
  format('%s %s', r.rolname, c.oid::regclass) as subject,
  format(
    'may read %s of the rows of %s',
    string_agg(distinct format('%I', a.attname), ', ' order by format('%I', a.attname)),
    string_agg(distinct weaker.rolname::text, ', ' order by weaker.rolname::text)
  ) as detail
from inherited
join pg_roles as r on r.oid = inherited.role and r.rolname ~ '^market_'
join pg_roles as weaker on weaker.oid = inherited.weaker
join pg_policy as p on inherited.weaker = any (p.polroles) and p.polcmd in ('r', '*')
join pg_class as c on c.oid = p.polrelid
join pg_namespace as n on n.oid = c.relnamespace
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname ~ '^(platform|.+_service)$'
  and exists (
    select
    from aclexplode(a.attacl)
    where grantee = r.oid and privilege_type = 'SELECT'
  )
  and not has_column_privilege(weaker.oid, c.oid, a.attnum, 'select')
group by r.rolname, c.oid
order by subject;
