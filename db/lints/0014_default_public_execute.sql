-- The schema's first migration takes EXECUTE from PUBLIC for all functions its owner will ever make.
select
  'default_public_execute' as name,
  n.nspname as subject,
  'PUBLIC may execute what this service makes next' as detail
from pg_namespace as n
where n.nspname ~ '^(platform|.+_service)$'
  and exists (
    select
    from aclexplode(
      coalesce(
        (
          select defaclacl
          from pg_default_acl
          where defaclrole = n.nspowner and defaclobjtype = 'f' and defaclnamespace = 0
        ),
        acldefault('f', n.nspowner)
      )
    )
    where grantee = 0
  )
order by subject;
