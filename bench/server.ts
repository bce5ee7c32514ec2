import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionsOf, type Connections } from '../db/connections.ts';
import { freePort, removeEmbedded, startEmbedded } from '../db/embedded/server.ts';
import { migrate, migratingLogin } from '../db/migrate/migrate.ts';
import { seed } from '../db/seed/seed.ts';

/** What a benchmark runs against: a database of its own with the demo marketplace, and the API as a process. */
export interface Bench {
  connections: Connections;
  graphqlUrl: string;
  keys: string;
  /** Where the server keeps its data. */
  dataDir: string;
  /** Of the API's process. */
  pid: number;
  stop(): Promise<void>;
}

/** Starts a throw-away server, fills it with `products` products, and starts the API on it. */
export async function startBench({
  env = {},
  ...options
}: { products?: number; env?: Record<string, string> } = {}): Promise<Bench> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'marketplace-bench-'));
  const server = await startEmbedded({ dataDir });
  const postgres = new pg.Client({ connectionString: server.url('postgres') });
  await postgres.connect();
  await postgres.query('create database market');
  await postgres.end();
  const connections = connectionsOf(server.url('market'));
  const keys = `bench:${'0'.repeat(32)}`;
  await migrate(connections);
  await seed(await migratingLogin(connections), options);
  const { api, url } = await startApi({
    API_DATABASE_URL: connections.api,
    AUTH_DATABASE_URL: connections.auth,
    JWT_KEYS: keys,
    SECRET_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
    ...env,
  }).catch(async (error) => {
    await removeEmbedded(server, dataDir);
    throw error;
  });
  return {
    connections,
    graphqlUrl: `${url}/graphql`,
    keys,
    dataDir,
    pid: api.pid!,
    stop: async () => {
      api.kill('SIGTERM');
      await once(api, 'exit');
      await removeEmbedded(server, dataDir);
    },
  };
}

/** The API as a process of its own, once it says that it is ready. */
async function startApi(env: Record<string, string>): Promise<{ api: ChildProcess; url: string }> {
  const port = await freePort();
  const api = spawn(process.execPath, ['server.ts'], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error', RATE_LIMIT_PER_MINUTE: '0', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300 && api.exitCode === null; tries++) {
    if (
      await fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return { api, url };
    await sleep(100);
  }
  api.kill('SIGKILL');
  throw new Error('The API did not start.');
}
