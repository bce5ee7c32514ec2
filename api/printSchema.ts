import './graphileMode.ts';
import { lexicographicSortSchema, printSchema as print } from 'graphql';
import { Pool } from 'pg';
import { makeSchema } from 'postgraphile';
import { schemaPreset } from './preset.ts';
import { assertUnprivileged } from './privileges.ts';

/**
 * The GraphQL schema as `market_api` sees it, sorted, to be committed as `api/schema.graphql`.
 *
 * @param connectionString - a URL that logs in as `market_api`; as any other role the schema would be another
 */
export async function printSchema(connectionString: string): Promise<string> {
  const pool = new Pool({ connectionString, max: 1 });
  try {
    await assertUnprivileged(pool);
    const { schema } = await makeSchema(schemaPreset(pool));
    return `${print(lexicographicSortSchema(schema))}\n`;
  } finally {
    await pool.end();
  }
}
