-- A definer function open to requests decides itself who may do what: its body asks who is calling
-- (platform.current_…, platform.may), or it is listed with the reason why everybody may have what it does.
select
  'definer_ignores_caller' as name,
  p.oid::regprocedure::text as subject,
  format('open to %s and never asks who is calling', string_agg(r.rolname, ', ' order by r.rolname)) as detail
from pg_proc as p
join pg_namespace as n on n.oid = p.pronamespace
join pg_auth_members as m on m.member = 'market_api'::regrole
join pg_roles as r on r.oid = m.roleid
where n.nspname ~ '^(platform|.+_service)$'
  and p.prosecdef
  and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
  and has_function_privilege(r.oid, p.oid, 'execute')
  and coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) !~ '\mplatform\.(current_[a-z_]+|may)\('
group by p.oid
order by subject;
