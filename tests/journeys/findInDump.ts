import pg from 'pg';
import type { TestDatabase } from '../database.ts';

/**
 * Where a superuser who reads every row of every table finds one of these texts: as it is, in hexadecimal, or in base64,
 * as it may hide in a bytea or a document.
 */
export async function findInDump(database: TestDatabase, texts: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.connections.admin });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'm') and nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_toast'`,
    );
    const needles = texts.flatMap((text) => [
      text,
      Buffer.from(text).toString('hex'),
      Buffer.from(text).toString('base64').replace(/=+$/, ''),
    ]);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ needle: string }>(
        `select distinct needle from ${name} as row, unnest($1::text[]) as needle
         where strpos(lower(row::text), lower(needle)) > 0`,
        [needles],
      );
      found.push(...rows.map(({ needle }) => `${name}: ${needle}`));
    }
    return found;
  } finally {
    await client.end();
  }
}
