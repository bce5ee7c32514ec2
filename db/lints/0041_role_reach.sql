-- Who may become an owner is above every policy: no process and no request may, and no service may become
-- another. Only the API may become a request role. `platform_caller` owns nothing; every service and request is one.
select
  'role_reach' as name,
  member.rolname as subject,
  format('may become %s', reached.rolname) as detail
from pg_roles as member
join pg_roles as reached on reached.oid <> member.oid and pg_has_role(member.oid, reached.oid, 'member')
where not member.rolsuper
  and member.rolname <> 'market_owner'
  and (
    (member.rolname ~ '^(platform|.+_service|market_.+)$' and reached.rolname ~ '^(platform|.+_service|market_owner)$')
    or (member.rolname in ('market_auth', 'market_worker') and reached.rolname ~ '^market_')
    or (member.rolname ~ '^market_' and reached.rolname ~ '^(market_(api|auth|worker)|pg_.+)$')
  )
order by subject, detail;
