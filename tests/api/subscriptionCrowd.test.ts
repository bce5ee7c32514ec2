import { afterAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { apiServer } from './apiServer.ts';
import { superuser } from './probes.ts';
import { signIn } from './signIn.ts';
import { connect, FOLLOW, keepSockets, notifyOf, type TestSocket } from './socketClient.ts';

const server = apiServer({ MAX_SOCKETS: '600', MAX_SOCKETS_PER_ADDRESS: '600' });
const SOCKETS = 500;
const crowd: TestSocket[] = [];
afterAll(() => crowd.forEach(({ ws }) => ws.terminate()));

test(`${SOCKETS} sockets are open, and each gets the message`, async () => {
  const { rows } = await server.database.owner.query(
    'select product_id::int as id from product_service.products where is_listed limit 1',
  );
  const { id } = rows[0];
  const { headers } = await signIn(server.database, 1, 'shop');
  for (let at = 0; at < SOCKETS; at += 50) {
    const batch = await Promise.all(
      Array.from({ length: 50 }, (_, of) => connect(server, of % 2 ? headers : {})),
    );
    await Promise.all(batch.map((socket) => socket.subscribe(FOLLOW, { id })));
    crowd.push(...batch);
  }
  await server.database.owner.query(
    `update product_service.products set name = 'For all' where product_id = $1`,
    [id],
  );
  // A request waits for a connection as ever meanwhile.
  await notifyOf(server, id);
  const asked = server.run('{ products(first: 1) { nodes { name } } }');
  const received = await Promise.all(crowd.map((socket) => socket.next()));
  expect(new Set(received.map(({ payload }) => payload.data.productUpdated.product.name))).toEqual(
    new Set(['For all']),
  );
  expect((await asked).errors).toBeUndefined();
  expect(crowd.every(({ ws }) => ws.readyState === WebSocket.OPEN)).toBe(true);

  // One connection listens, whoever many subscribe, and the pool is no larger than it may be.
  const connections = await superuser<{ application_name: string }>(
    server.database.connections.admin,
    `select application_name from pg_stat_activity where datname = current_database() and usename = 'market_api'`,
  );
  expect(
    connections.filter(({ application_name }) => application_name === 'market_api subscriptions'),
  ).toHaveLength(1);
  keepSockets();
}, 60_000);

test('the server closes all of them, saying why, within its grace period', async () => {
  crowd[0]!.ws.pause();
  const since = performance.now();
  await server.running.close();
  expect(performance.now() - since).toBeLessThan(3000);
  const goodbyes = await Promise.all(crowd.slice(1).map(({ closed }) => closed));
  expect(new Set(goodbyes.map(({ code, reason }) => `${code} ${reason}`))).toEqual(
    new Set(['1001 GOING_AWAY: The server is shutting down: reconnect.']),
  );
  server.running.close = async () => undefined;
});
