import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

/** The schema graphile-worker keeps its jobs in. */
const SCHEMA = 'graphile_worker';

const silent = new Logger(() => () => undefined);

/**
 * Makes or brings up to date graphile-worker's own schema. It belongs to `market_worker`: its tables are under
 * row-level security without a policy, so that only their owner sees a job.
 *
 * @param client - the migrating login, which makes the schema: the worker may make none
 * @param workerUrl - how the worker logs in
 */
export async function prepareJobQueue(client: pg.ClientBase, workerUrl: string): Promise<void> {
  await client.query(`create schema if not exists ${SCHEMA} authorization market_worker`);
  const pgPool = new pg.Pool({ connectionString: workerUrl, max: 2 });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (connection) => connection.on('error', () => undefined));
  try {
    // graphile-worker makes this table along with the schema, for which it would need rights on the database.
    await pgPool.query(
      `create table if not exists ${SCHEMA}.migrations (
        id int primary key, ts timestamptz default now() not null, breaking boolean default false not null
      )`,
    );
    await runMigrations({ pgPool, schema: SCHEMA, logger: silent });
  } finally {
    await pgPool.end();
  }
}
