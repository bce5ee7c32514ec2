-- Schemas and whose they are; extensions that functions find in schema `extensions`.
select format('%s owner %s', n.nspname, pg_get_userbyid(n.nspowner)) as fact
from pg_namespace as n
where n.nspname ~ '^(platform|.+_service)$'
union all
select format('extension %s', e.extname)
from pg_extension as e
join pg_namespace as n on n.oid = e.extnamespace and n.nspname = 'extensions';
