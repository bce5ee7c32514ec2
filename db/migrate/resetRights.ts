import type { Section } from './files.ts';

/**
 * SQL that takes back every right others hold on what a section makes, so that its files are the whole truth:
 * `create or replace` keeps the grants of before. Readers see the old rights until the section commits.
 * (Tables: `platform.reset_guards`, in their policy file.)
 */
export function resetRights(section: Section): string {
  const view = /^schemas\/(\w+)\/views\/(\w+)\.sql$/.exec(section.path);
  const schemas = section.locks ? [] : [...new Set(section.files.map((file) => file.service))];
  if (!view && !schemas.length) return '';
  const held = view
    ? `select 'table', c.oid::regclass::text, c.relacl, c.relowner
       from pg_catalog.pg_class as c where c.oid = pg_catalog.to_regclass('${view[1]}.${view[2]}')`
    : `select 'function', p.oid::regprocedure::text, p.proacl, p.proowner
       from pg_catalog.pg_proc as p
       where p.pronamespace = any ('{${schemas.join(',')}}'::regnamespace[]) and p.prokind <> 'p'
       union all
       select 'schema', n.oid::regnamespace::text, n.nspacl, n.nspowner
       from pg_catalog.pg_namespace as n where n.oid = any ('{${schemas.join(',')}}'::regnamespace[])`;
  return `
do $reset$
declare
  held record;
begin
  for held in
    select distinct thing.kind, thing.name, right_on.grantee::regrole as holder
    from (${held}) as thing (kind, name, acl, owner), pg_catalog.aclexplode(thing.acl) as right_on
    where right_on.grantee not in (0, thing.owner)
  loop
    execute pg_catalog.format('revoke all on %s %s from %s', held.kind, held.name, held.holder);
  end loop;
end
$reset$;
`;
}
