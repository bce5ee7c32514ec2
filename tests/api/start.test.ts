import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { startServer } from '../../api/startServer.ts';
import { demoDatabase } from '../database.ts';
import { JWT_KEYS, SECRET_KEYS, settingsFor } from './apiServer.ts';

const database = demoDatabase();
const start = (url: string) => startServer({ settings: settingsFor({ api: url }, { LOG_LEVEL: 'silent' }) });

/** Makes a login like `market_api` but for `attributes` and `grants`, tries it, and removes it. */
async function startAs(attributes: string, ...grants: string[]): Promise<unknown> {
  const admin = new pg.Client({ connectionString: database.connections.admin });
  await admin.connect();
  const login = `market_test_${randomBytes(4).toString('hex')}`;
  const url = new URL(database.connections.api);
  [url.username, url.password] = [login, 'password-of-a-test'];
  try {
    await admin.query(`create role ${login} login password '${url.password}' ${attributes}`);
    await admin.query(`grant connect on database "${url.pathname.slice(1)}" to ${login}`);
    for (const role of grants) await admin.query(`grant ${role} to ${login}`);
    const server = await start(url.toString());
    await server.close();
    return 'started';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await admin.query(`drop owned by ${login}; drop role ${login}`);
    await admin.end();
  }
}

const requestRoles = [
  'market_anonymous',
  'market_customer',
  'market_seller',
  'market_operator',
  'market_admin',
];

describe('a login that row-level security would not hold back does not start', () => {
  test('market_api does', async () => {
    const server = await start(database.connections.api);
    await server.close();
    expect(server.url).toMatch(/^http:/);
  });

  test.each<[string, string, string[], RegExp]>([
    ['a superuser', 'superuser', requestRoles, /row-level security does not hold back/],
    ['one with BYPASSRLS', 'noinherit bypassrls', requestRoles, /row-level security does not hold back/],
    ['one that makes roles', 'noinherit createrole', requestRoles, /row-level security does not hold back/],
    [
      'one that may read all data',
      'noinherit',
      [...requestRoles, 'pg_read_all_data'],
      /pg_read_all_data, which row-level/,
    ],
    [
      'a member of a service',
      'noinherit',
      [...requestRoles, 'user_service'],
      /user_service, which owns tables/,
    ],
    ['one that inherits', 'inherit', requestRoles, /without SET ROLE: make it NOINHERIT/],
    ['one that may not become everybody', 'noinherit', ['market_anonymous'], /may not become .*market_admin/],
  ])('%s', async (_what, attributes, grants, sentence) => {
    expect(await startAs(attributes, ...grants)).toMatch(sentence);
  });

  test('a login exactly like market_api starts', async () => {
    expect(await startAs('noinherit', ...requestRoles, 'market_api')).toBe('started');
  });
});

test('a port that is taken is named', async () => {
  const server = await start(database.connections.api);
  const settings = settingsFor(database.connections, {
    LOG_LEVEL: 'silent',
    PORT: new URL(server.url).port,
  });
  await expect(startServer({ settings })).rejects.toThrow(
    /^HOST 127\.0\.0\.1, PORT \d+ cannot be listened on: .*EADDRINUSE/,
  );
  await server.close();
});

test('a database that is not there is named', async () => {
  await expect(start('postgres://market_api@127.0.0.1:1/none')).rejects.toThrow(
    /^API_DATABASE_URL does not lead to a database: .*ECONNREFUSED/,
  );
});

describe('node server.ts', () => {
  const run = (env: Record<string, string>) =>
    promisify(execFile)(process.execPath, ['server.ts'], { env: { PATH: process.env.PATH, ...env } }).then(
      () => ({ code: 0, stderr: '' }),
      (error) => ({ code: error.code as number, stderr: error.stderr as string }),
    );

  test('names what is not set', async () => {
    const { code, stderr } = await run({});
    expect(code).toBe(1);
    expect(stderr).toMatch(/^API_DATABASE_URL is not set, and has no default\.\n(.*\n)*JWT_KEYS is not set/);
  });

  test('says in one line why it may not run', async () => {
    const { code, stderr } = await run({
      JWT_KEYS,
      SECRET_KEYS,
      PORT: '0',
      API_DATABASE_URL: database.connections.admin,
      AUTH_DATABASE_URL: database.connections.auth,
    });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^API_DATABASE_URL logs in as .* does not start: /),
    ]);
  });
});
