import pg from 'pg';
import type { Logger } from 'pino';
import type { ApiSettings } from './settings.ts';

/** The connections of `market_api` that all requests share. */
export const makePool = (settings: ApiSettings, log: Logger): pg.Pool =>
  poolOf('market_api', settings.API_DATABASE_URL, settings.API_POOL_SIZE, settings, log);

/** The connections of `market_auth`, for sign-in and nothing else. */
export const makeAuthPool = (settings: ApiSettings, log: Logger): pg.Pool =>
  poolOf('market_auth', settings.AUTH_DATABASE_URL, settings.AUTH_POOL_SIZE, settings, log);

function poolOf(name: string, url: string, size: number, settings: ApiSettings, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: settings.API_POOL_WAIT_MS,
    application_name: name,
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
