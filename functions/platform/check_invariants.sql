-- Definer: only platform may call the services' checks. They are found in the catalog by their shape: check_<idea>()
-- without arguments, owned by the service, returning (check_name, subject, detail).
-- One snapshot for all of it (it is stable): what one transaction changed in two services is seen whole or not at all.
create or replace function platform.check_invariants()
returns table (service text, check_name text, subject text, detail text)
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  most constant integer := 100;
  checks record;
begin
  for checks in
    select n.nspname as schema, p.proname as name
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname ~ '^(platform|.+_service)$'
      and n.nspname = pg_get_userbyid(p.proowner)
      and p.proname ~ '^check_'
      and p.pronargs = 0
      and p.proargnames = array['check_name', 'subject', 'detail']
    order by 1, 2
  loop
    return query execute format(
      'with broken as (
        select *, row_number() over (partition by check_name) as place from %1$I.%2$I()
      )
      select %1$L, check_name, subject, detail from broken where place <= $1
      union all
      select %1$L, check_name, ''others'', format(''%%s more'', count(*)) from broken where place > $1 group by check_name',
      checks.schema, checks.name
    )
    using most;
  end loop;
end
$$;

comment on function platform.check_invariants() is
  'What must hold at any time and does not: which service''s check says so, of what, and why; a hundred lines a check, then one that counts the others. Nothing when all is well. Keys between services: platform.check_logical_keys().';
grant execute on function platform.check_invariants() to market_worker;
