import pg from 'pg';
import type { Logger } from 'pino';

/** Who has made work for the workers says so on this channel; see `api/postgres/wakeWorkers.ts`. */
const CHANNEL = 'work';

/** How long until a lost connection is tried again; meanwhile the workers only poll. */
const RETRY_MS = 1000;

/**
 * Listens for calls that there is work. A call that is lost costs a poll's pause and nothing else, so nobody waits for
 * the connection.
 *
 * @returns ends it
 */
export function hearWakeCalls(
  connectionString: string,
  log: Logger,
  onCall: () => void,
): () => Promise<void> {
  let isStopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  function connect(): void {
    const connecting = new pg.Client({
      connectionString,
      application_name: 'market_worker wake calls',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    let isLost = false;
    const lose = (err?: Error): void => {
      if (isLost) return;
      isLost = true;
      if (isStopped) return;
      if (err) log.warn({ err }, 'wake calls are not heard');
      connecting.end().catch(() => undefined);
      retry = setTimeout(connect, RETRY_MS);
    };
    client = connecting;
    connecting.on('error', lose);
    connecting.on('end', () => lose());
    connecting.on('notification', onCall);
    connecting
      .connect()
      .then(() => connecting.query(`listen ${CHANNEL}`))
      .then(onCall, lose);
  }

  connect();
  return async () => {
    isStopped = true;
    clearTimeout(retry);
    await client?.end().catch(() => undefined);
  };
}
