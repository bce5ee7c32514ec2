-- No role of the project passes row-level security by or makes other roles; services and request roles are
-- never logged in as; the API has a role's rights only after it became that role.
select
  'role_attributes' as name,
  r.rolname as subject,
  format('may be: %s', concat_ws(
    ', ',
    case when r.rolsuper then 'superuser' end,
    case when r.rolbypassrls then 'bypassrls' end,
    case when r.rolcreaterole then 'createrole' end,
    case when r.rolcreatedb then 'createdb' end,
    case when r.rolreplication then 'replication' end,
    case when r.rolcanlogin and not expected.login then 'login' end,
    case when r.rolinherit and expected.login then 'inherit' end
  )) as detail
from pg_roles as r
cross join lateral (select r.rolname in ('market_api', 'market_auth', 'market_worker') as login) as expected
where r.rolname ~ '^(platform|.+_service|platform_caller|market_.+)$'
  and r.rolname <> 'market_owner'
  and (
    r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
    or r.rolcanlogin and not expected.login
    or r.rolinherit and expected.login
  )
order by subject;
