-- A definer function has its owner's rights: a name it looks up in a schema others can write to is theirs to
-- define. The path is pinned, names no such schema, and puts pg_temp last, which is searched first when left out.
with definers as (
  select
    p.oid,
    (
      select substr(setting, length('search_path=') + 1)
      from unnest(p.proconfig) as setting
      where setting like 'search_path=%'
    ) as path
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  where n.nspname ~ '^(platform|.+_service)$'
    and p.prosecdef
)
select
  'definer_search_path' as name,
  oid::regprocedure::text as subject,
  case
    when path is null then 'search_path is not pinned'
    when path !~ ',\s*pg_temp$' then 'search_path does not end with pg_temp'
    else 'search_path names a schema that others can write to'
  end as detail
from definers
where path is null
  or path !~ ',\s*pg_temp$'
  or exists (
    select
    from regexp_split_to_table(path, ',\s*') as entry (name)
    join pg_namespace as n on n.nspname = trim(both '"' from entry.name)
    join pg_roles as r on r.rolname ~ '^market_' and r.rolname <> 'market_owner'
    where has_schema_privilege(r.oid, n.oid, 'create')
  )
order by subject;
