import type pg from 'pg';

/**
 * Runs `work` with a search path on which no object of the project is found, so that PostgreSQL writes every name
 * with its schema. Leaves the session as it was.
 */
export async function withQualifiedNames<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query(`select current_setting('search_path') as path`);
  await client.query(`select set_config('search_path', 'pg_catalog', false)`);
  try {
    return await work();
  } finally {
    // In a transaction that failed there is nothing to restore: it is rolled back.
    await client.query(`select set_config('search_path', $1, false)`, [rows[0].path]).catch(() => undefined);
  }
}
