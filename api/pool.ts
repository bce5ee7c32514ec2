import pg from 'pg';
import type { Logger } from 'pino';
import type { ApiSettings } from './settings.ts';

/** The connections of `market_api` that all requests share. */
export function makePool(settings: ApiSettings, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.API_DATABASE_URL,
    max: settings.API_POOL_SIZE,
    connectionTimeoutMillis: settings.API_POOL_WAIT_MS,
    application_name: 'market_api',
    // Compiling with all optimizations takes longer than any query of an API should; @dataplan/pg thinks so too.
    onConnect: async (client) => {
      await client.query('set jit_optimize_above_cost = -1');
    },
  });
  // A connection that breaks is replaced, and its query fails; without these listeners the process would end with it.
  pool.on('connect', (client) =>
    client.on('error', (err) => log.warn({ err }, 'a database connection was lost')),
  );
  pool.on('error', () => undefined);
  return pool;
}
