import pg from 'pg';
import type { Logger } from 'pino';

/** Longer than any statement of the relay or of a saga's step should take; past it the transaction is lost. */
export const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Connections of `market_worker`; jobs have a pool of their own, so that they never starve the relay.
 *
 * @param statementTimeoutMs - without it the login's own limit holds
 */
export function makeWorkerPool(
  url: string,
  name: string,
  max: number,
  log: Logger,
  statementTimeoutMs?: number,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name,
    ...(statementTimeoutMs ? { statement_timeout: statementTimeoutMs } : {}),
    connectionTimeoutMillis: 10_000,
  });
  pool.on('connect', (client) =>
    client.on('error', (err) => log.warn({ err }, 'a database connection was lost')),
  );
  pool.on('error', () => undefined);
  return pool;
}
