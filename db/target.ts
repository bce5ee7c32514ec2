import { mkdir } from 'node:fs/promises';
import pg from 'pg';
import { connectionsOf, type Connections } from './connections.ts';
import { startEmbedded, type EmbeddedServer } from './embedded/server.ts';
import type { DatabaseSettings } from './settings.ts';

/** The database a command works on. */
export interface Target {
  connections: Connections;
  /** The server this process started or found in `DATA_DIR`; none when `DATABASE_URL` is set. */
  embedded?: EmbeddedServer;
  /** Stops the embedded server if this process started it. */
  release(): Promise<void>;
}

/** Name of the embedded server's database. */
const DATABASE = 'market';

/** The database of `DATABASE_URL`, or the embedded one, started when it does not run yet. */
export async function openTarget(settings: DatabaseSettings): Promise<Target> {
  if (settings.DATABASE_URL) {
    return { connections: connectionsOf(settings.DATABASE_URL, settings), release: async () => undefined };
  }
  await mkdir(settings.DATA_DIR, { recursive: true });
  const embedded = await startEmbedded({ dataDir: settings.DATA_DIR });
  await ensureDatabase(embedded.url('postgres'), DATABASE);
  return {
    connections: connectionsOf(embedded.url(DATABASE), settings),
    embedded,
    release: async () => {
      if (embedded.started && !(await othersAreConnected(embedded.url('postgres')))) await embedded.stop();
    },
  };
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Whether another process of this checkout has joined the server that this one started. */
async function othersAreConnected(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return Boolean(rowCount);
  } finally {
    await client.end();
  }
}
