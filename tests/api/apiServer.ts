import { afterAll, beforeAll } from '@jest/globals';
import { makeLog } from '../../api/log.ts';
import { readApiSettings } from '../../api/settings.ts';
import type { Connections } from '../../db/connections.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../api/startServer.ts';
import { demoDatabase, type TestDatabase } from '../database.ts';
import { installProbes } from './probes.ts';

/** The keys that every test's server signs with. */
export const JWT_KEYS = `first:${'a'.repeat(40)},second:${'b'.repeat(40)}`;

/** An error as a client reads it. */
export interface ClientError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; field?: string; details?: unknown; errorId?: string };
}

/** What a request was answered. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  data: any;
  errors: ClientError[] | undefined;
  /** The code of the first error. */
  code: string | undefined;
}

/** A server of the suite's own, in this process, over a copy of the demo marketplace. */
export interface TestServer {
  database: TestDatabase;
  running: RunningServer;
  /** What it has logged, a line each. */
  log: Record<string, any>[];
  /** Posts any body. */
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Posts an operation. */
  run(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
}

/** The key that every test's server seals with. */
export const SECRET_KEYS = `first:${Buffer.alloc(32, 1).toString('base64')}`;

/** Settings for a server on a database, as the environment would give them. */
export const settingsFor = (
  { api, auth = 'postgres://market_auth@localhost/none' }: Pick<Connections, 'api'> & Partial<Connections>,
  env: Record<string, string> = {},
) =>
  readApiSettings({
    NODE_ENV: 'test',
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    JWT_KEYS,
    SECRET_KEYS,
    API_DATABASE_URL: api,
    AUTH_DATABASE_URL: auth,
    ...env,
  });

/** Reads an answer once. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const { data, errors } = isJson ? JSON.parse(text) : ({} as any);
  return {
    status: response.status,
    headers: response.headers,
    text,
    data,
    errors,
    code: errors?.[0]?.extensions?.code,
  };
}

/** Starts a server before the suite's tests and closes it after them. */
export function apiServer(
  env: Record<string, string> = {},
  options: Partial<ServerOptions> = {},
): TestServer {
  const server = { log: [] as Record<string, any>[] } as TestServer;
  // Defined before the database's own, so that it runs first.
  afterAll(async () => server.running?.close());
  server.database = demoDatabase();
  const request = async (path: string, init: RequestInit) =>
    answerOf(await fetch(server.running.url + path, init));
  server.post = (body, headers = {}) =>
    request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  server.run = (query, variables, headers) => server.post({ query, variables }, headers);
  server.get = (path, headers = {}) => request(path, { headers });
  beforeAll(async () => {
    await installProbes(server.database);
    const log = makeLog('debug', { write: (line: string) => void server.log.push(JSON.parse(line)) });
    const settings = settingsFor(server.database.connections, env);
    server.running = await startServer({ settings, log, ...options });
  });
  return server;
}
