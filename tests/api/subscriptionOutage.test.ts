import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { makeLog } from '../../api/log.ts';
import { startServer } from '../../api/startServer.ts';
import { connectionsOf } from '../../db/connections.ts';
import { removeEmbedded, startEmbedded, type EmbeddedServer } from '../../db/embedded/server.ts';
import { migrate, migratingLogin } from '../../db/migrate/migrate.ts';
import { seed } from '../../db/seed/seed.ts';
import { settingsFor, type TestServer } from './apiServer.ts';
import { connect, errorOf, FOLLOW, openSocket, type TestSocket } from './socketClient.ts';
import { layWire, type Wire } from './wire.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'marketplace-outage-'));
const start = () => startEmbedded({ dataDir, settings: ['fsync=off', 'synchronous_commit=off'] });
let postgres: EmbeddedServer;
let wire: Wire;
let server: TestServer;
let id: number;

const asSuperuser = async (sql: string) => {
  const client = new pg.Client({ connectionString: postgres.url('market') });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};
const notify = () => asSuperuser(`select platform.notify_subscribers('product', '{${id}}')`);
const listeners = () =>
  asSuperuser(`select pid from pg_stat_activity where application_name = 'market_api subscriptions'`);

beforeAll(async () => {
  postgres = await start();
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query('create database market');
  await admin.end();
  const connections = connectionsOf(postgres.url('market'));
  await migrate(connections);
  await seed(await migratingLogin(connections), {});
  id = (
    await asSuperuser('select product_id::int as id from product_service.products where is_listed limit 1')
  )[0].id;
  wire = await layWire(postgres.port);
  const api = new URL(connections.api);
  api.port = String(wire.port);
  const settings = settingsFor(
    { api: api.toString() },
    { API_POOL_WAIT_MS: '1000', SOCKET_IDLE_MS: '60000' },
  );
  const log = makeLog('warn', { write: () => undefined });
  server = { running: await startServer({ settings, log }) } as TestServer;
}, 120_000);
afterAll(async () => {
  await server.running.close();
  await wire.close();
  await removeEmbedded(postgres, dataDir);
});

let socket: TestSocket;
beforeEach(async () => {
  socket = await connect(server);
  expect((await socket.subscribe(FOLLOW, { id }, 'first')).type).toBe('next');
  await socket.subscribe(`subscription { productUpdated(productId: ${id}) { event } }`, {}, 'second');
});

/** Both subscriptions end with the same words. */
async function interrupted(): Promise<void> {
  for (const name of ['first', 'second']) {
    expect(errorOf(await socket.next((message) => message.id === name))).toEqual({
      type: 'error',
      message: expect.stringContaining('subscribe again'),
      extensions: { code: 'UNAVAILABLE' },
    });
  }
}
/** The same socket subscribes again, and is told of changes again. */
async function goesOn(): Promise<void> {
  expect((await socket.subscribe(FOLLOW, { id }, 'again')).payload).toMatchObject({
    data: { productUpdated: { event: 'SUBSCRIBED' } },
  });
  await notify();
  expect((await socket.next()).payload).toMatchObject({ data: { productUpdated: { event: 'CHANGED' } } });
}

test('the listening connection is one of its own, and there when it is needed', async () => {
  expect(await listeners()).toHaveLength(1);
});

test('a connection that is ended under it', async () => {
  await asSuperuser(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'market_api subscriptions'`,
  );
  await interrupted();
  await goesOn();
  expect(await listeners()).toHaveLength(1);
});

test('every connection of the API, again and again', async () => {
  for (let round = 0; round < 3; round++) {
    await asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'market_api'`);
    await interrupted();
    for (const name of ['first', 'second']) {
      expect((await socket.subscribe(FOLLOW, { id }, name)).type).toBe('next');
    }
  }
});

test('a database that stops and comes back', async () => {
  await postgres.stop();
  await interrupted();
  for (const name of ['while', 'it', 'is', 'down']) {
    expect(errorOf(await socket.subscribe(FOLLOW, { id }, name)).extensions.code).toBe('UNAVAILABLE');
  }
  // A visitor needs no database to connect; somebody with a session does.
  const visitor = await connect(server);
  expect(errorOf(await visitor.subscribe(FOLLOW, { id })).extensions.code).toBe('UNAVAILABLE');

  postgres = await start();
  wire.leadTo(postgres.port);
  await goesOn();
  expect((await visitor.subscribe(FOLLOW, { id }, '2')).type).toBe('next');
});

test('a network that says nothing any more', async () => {
  wire.silence(true);
  const since = performance.now();
  await interrupted();
  expect(performance.now() - since).toBeLessThan(12_000);
  wire.silence(false);
  await wait(100);
  await goesOn();
}, 30_000);

test('what cannot be read ends the subscription', async () => {
  await asSuperuser('alter table product_service.products rename to products_gone');
  try {
    await notify();
    const error = errorOf(await socket.next((message) => message.id === 'first'));
    expect(error).toMatchObject({
      type: 'error',
      extensions: { code: 'INTERNAL', errorId: expect.any(String) },
    });
    expect(JSON.stringify(error)).not.toMatch(/products/);
  } finally {
    await asSuperuser('alter table product_service.products_gone rename to products');
  }
});

test('somebody with a token cannot connect without a database', async () => {
  const { signAccessToken } = await import('../../api/token.ts');
  const { tokenRules } = await import('./signIn.ts');
  await postgres.stop();
  await interrupted();
  const signedIn = await openSocket(server);
  const token = signAccessToken(
    { userId: '1', sessionId: '00000000-0000-4000-8000-000000000000', audience: 'shop' },
    60,
    tokenRules,
  );
  signedIn.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  expect(await signedIn.closed).toEqual({ code: 4503, reason: expect.stringMatching(/^UNAVAILABLE: /) });
  postgres = await start();
  wire.leadTo(postgres.port);
  await goesOn();
});
