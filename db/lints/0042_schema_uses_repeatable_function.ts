import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { REPOSITORY } from '../migrate/files.ts';
import type { Finding } from './findings.ts';

/** Functions made in `functions/`, as `schema.name`. */
function repeatableFunctions(): Set<string> {
  const folder = path.join(REPOSITORY, 'functions');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.sql'),
  );
  const made = files.flatMap((file) => {
    const sql = readFileSync(path.join(folder, file), 'utf8');
    return [...sql.matchAll(/^create (?:or replace )?(?:function|procedure)\s+([a-z_0-9]+\.[a-z_0-9]+)/gim)];
  });
  return new Set(made.map((match) => match[1]!));
}

/**
 * Tables are made before the repeatable functions are: a default, check, generated column, index or domain that
 * calls one breaks every fresh build, and changes its meaning under the data when the function does.
 */
export async function schemaUsesRepeatableFunction(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ object: string; called: string }>(`
    select distinct pg_describe_object(d.classid, d.objid, d.objsubid) as object, n.nspname || '.' || p.proname as called
    from pg_depend as d
    join pg_proc as p on p.oid = d.refobjid and d.refclassid = 'pg_proc'::regclass
    join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname ~ '^(platform|.+_service)$'
      and (
        d.classid in ('pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_type'::regclass)
        or d.classid = 'pg_class'::regclass and exists (select from pg_class where oid = d.objid and relkind in ('i', 'I', 'p'))
      )
    order by 1, 2`);
  const repeatable = repeatableFunctions();
  return rows
    .filter(({ called }) => repeatable.has(called))
    .map(({ object, called }) => ({
      name: 'schema_uses_repeatable_function',
      subject: object,
      detail: `calls ${called}, which belongs into a migration then`,
    }));
}
