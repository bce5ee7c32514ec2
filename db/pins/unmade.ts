import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { migrationsOf, REPOSITORY, sections } from '../migrate/files.ts';
import { MANAGED_SCHEMAS } from '../services.ts';
import { NEXT_GENERATION } from './pins.ts';

/** Objects by schema, under the words a file that makes them would use. What is made along with a table is left out. */
const OBJECTS = `
  select n.nspname as schema, n.nspname || '.' || c.relname as words, 'relation' as kind, c.oid::regclass::text as subject
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and not c.relispartition
  union all
  select n.nspname, n.nspname || '.' || t.typname, 'type', t.oid::regtype::text
  from pg_type as t
  join pg_namespace as n on n.oid = t.typnamespace
  where t.typtype in ('e', 'd', 'r')
  union all
  select n.nspname, n.nspname || '.' || p.proname, 'function', p.oid::regprocedure::text
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  union all
  select n.nspname, i.relname, 'index', i.oid::regclass::text
  from pg_index
  join pg_class as i on i.oid = indexrelid and not i.relispartition
  join pg_namespace as n on n.oid = i.relnamespace
  where not exists (select from pg_constraint where conindid = i.oid)
  union all
  select n.nspname, p.polname, 'policy', format('%s on %s', p.polname, c.oid::regclass)
  from pg_policy as p
  join pg_class as c on c.oid = p.polrelid
  join pg_namespace as n on n.oid = c.relnamespace
  union all
  select n.nspname, t.tgname, 'trigger', format('%s on %s', t.tgname, c.oid::regclass)
  from pg_trigger as t
  join pg_class as c on c.oid = t.tgrelid and not c.relispartition
  join pg_namespace as n on n.oid = c.relnamespace
  where not t.tgisinternal`;

/** All SQL of a service. */
function sqlOf(schema: (typeof MANAGED_SCHEMAS)[number]): string {
  const versioned = migrationsOf(schema).map((migration) =>
    readFileSync(path.join(REPOSITORY, migration.path), 'utf8'),
  );
  const repeatable = sections().flatMap((section) => section.files.filter((file) => file.service === schema));
  return [...versioned, ...repeatable.map((file) => file.sql)].join('\n');
}

/**
 * Objects in the project's schemas that no file of their service so much as mentions. Coarser than the pins, but
 * needs none: it holds while SQL files are being worked on.
 */
export async function unmadeObjects(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<Record<'words' | 'kind' | 'subject', string>>(
    `select * from (${OBJECTS}) as object where schema = any ($1) order by kind, subject`,
    [MANAGED_SCHEMAS],
  );
  const mentioned = new Set(
    MANAGED_SCHEMAS.flatMap((schema) => sqlOf(schema).match(/[a-z_][a-z_0-9.]*/gi) ?? []),
  );
  return rows
    .filter(({ words, subject }) => !mentioned.has(words) && !NEXT_GENERATION.test(subject))
    .map(({ kind, subject }) => `${kind} ${subject}`);
}
