import pg from 'pg';
import type { Logger } from 'pino';

/** Longer than any statement of the relay or of a saga's step should take; past it the transaction is lost. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** Connections of `market_worker`; jobs have a pool of their own, so that they never starve the relay. */
export function makeWorkerPool(url: string, name: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('connect', (client) =>
    client.on('error', (err) => log.warn({ err }, 'a database connection was lost')),
  );
  pool.on('error', () => undefined);
  return pool;
}
