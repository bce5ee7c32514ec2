-- Policies in full.
select concat_ws(
  ' ',
  p.polrelid::regclass,
  p.polname,
  case when not p.polpermissive then 'restrictive' end,
  'for',
  case p.polcmd
    when 'r' then 'select'
    when 'a' then 'insert'
    when 'w' then 'update'
    when 'd' then 'delete'
    else 'all'
  end,
  'to',
  (
    select string_agg(name, ', ' order by name)
    from (
      select case role.oid when 0 then 'public' else pg_get_userbyid(role.oid) end as name
      from unnest(p.polroles) as role (oid)
    ) as named
  ),
  'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
  'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'
) as fact
from pg_policy as p
join pg_class as c on c.oid = p.polrelid
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and not c.relispartition;
