-- Who was granted what on schemas, tables, columns, views and sequences. An owner's own rights are told only where
-- some were taken away. What a role inherits is told with the role it comes from.
with granted as (
  select format('schema %s', n.nspname) as object, n.nspowner as owner, null as column, acl.*
  from pg_namespace as n
  cross join aclexplode(n.nspacl) as acl
  where n.nspname ~ '^(platform|.+_service)$'
  union all
  select
    concat_ws(
      ' ',
      case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'view' else 'table' end,
      c.oid::regclass
    ),
    c.relowner,
    null,
    acl.*
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  cross join aclexplode(c.relacl) as acl
  where n.nspname ~ '^(platform|.+_service)$' and not c.relispartition
  union all
  select format('table %s', c.oid::regclass), c.relowner, format('%I', a.attname), acl.*
  from pg_attribute as a
  join pg_class as c on c.oid = a.attrelid
  join pg_namespace as n on n.oid = c.relnamespace
  cross join aclexplode(a.attacl) as acl
  where n.nspname ~ '^(platform|.+_service)$' and not c.relispartition and not a.attisdropped
  union all
  select format('type %s', t.oid::regtype), t.typowner, null, acl.*
  from pg_type as t
  join pg_namespace as n on n.oid = t.typnamespace
  cross join aclexplode(t.typacl) as acl
  where n.nspname ~ '^(platform|.+_service)$'
)
select concat_ws(
  ' ',
  object,
  case grantee when 0 then 'public' else pg_get_userbyid(grantee) end,
  lower(privilege_type),
  '(' || string_agg(granted.column, ', ' order by granted.column collate "C") || ')',
  case when is_grantable then 'with grant option' end
) as fact
from granted
where grantee <> owner
-- A right on the whole table is another than one on columns.
group by object, grantee, privilege_type, is_grantable, granted.column is null
union all
select concat_ws(
  ' ', 'table', c.oid::regclass, 'its owner may not',
  string_agg(lower(missing.privilege), ', ' order by missing.privilege)
)
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) as missing (privilege)
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind in ('r', 'p')
  and not c.relispartition
  and c.relacl is not null
  and not exists (
    select from aclexplode(c.relacl) as acl where acl.grantee = c.relowner and acl.privilege_type = missing.privilege
  )
group by c.oid;
