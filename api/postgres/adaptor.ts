import type { Pool } from 'pg';
import type { WithPgClient } from 'postgraphile/@dataplan/pg';
import {
  createWithPgClient as ofPostgraphile,
  makePgService,
  type NodePostgresPgClient as Client,
  type PgAdaptorSettings,
} from 'postgraphile/adaptors/pg';
import { wakeWorkers } from './wakeWorkers.ts';
import { readTransaction, type TransactionSettings } from './readTransaction.ts';

/**
 * PostGraphile's adaptor, but for operations that only read: each of their statements is a {@link readTransaction}.
 *
 * Under READ COMMITTED every statement sees the database as it is when it starts, so statements of one operation lose
 * nothing by not sharing a transaction. What asks for a transaction (a cursor's rows) gets one, and what writes is
 * run, committed and only then answered by PostGraphile's own.
 */
export function createWithPgClient(given?: PgAdaptorSettings, variant?: string | null): WithPgClient<Client> {
  const inTransaction = ofPostgraphile(given, variant as 'SUPERUSER' | null);
  const pool = given?.pool;
  if (!pool) return inTransaction;
  const wake = wakeWorkers(pool);
  const withPgClient: WithPgClient<Client> = async (settings, work) => {
    if (settings?.['transaction_read_only'] === 'on')
      return work(readingClient(pool, settings, inTransaction));
    const written = await inTransaction(settings, work);
    wake();
    return written;
  };
  return Object.assign(withPgClient, { release: () => inTransaction.release?.() });
}

function readingClient(
  pool: Pool,
  settings: TransactionSettings,
  inTransaction: WithPgClient<Client>,
): Client {
  return {
    query: (query) => readTransaction(pool, settings, query),
    withTransaction: (work) => inTransaction({ ...settings }, (client) => client.withTransaction(work)),
    get rawClient(): never {
      throw new Error('Outside a transaction a connection has no caller: use withTransaction().');
    },
  };
}

/** {@link makePgService} with this adaptor. */
export function makeLeanPgService(
  options: Parameters<typeof makePgService>[0],
): ReturnType<typeof makePgService> {
  return { ...makePgService(options), adaptor: { createWithPgClient, makePgService } };
}
