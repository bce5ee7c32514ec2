import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { signAccessToken } from '../../api/token.ts';
import { DEMO_ACCOUNTS } from '../../db/seed/accounts.ts';
import { until } from '../workers/workerProcess.ts';
import { apiServer } from './apiServer.ts';
import { signIn, tokenRules, type SignedIn } from './signIn.ts';
import { connect, FOLLOW, notifyOf, openSocket } from './socketClient.ts';

const server = apiServer({
  JWT_CLOCK_TOLERANCE_SECONDS: '0',
  ANONYMOUS_SOCKET_MS: '2500',
  SOCKET_SESSION_CHECK_MS: '1000',
});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const change = (sql: string, ...values: unknown[]) => server.database.owner.query(sql, values);

async function listed(): Promise<number> {
  const { rows } = await change(
    'select product_id::int as id from product_service.products where is_listed limit 1',
  );
  return rows[0].id;
}
/** How a socket is told goodbye, and after how long. */
async function goodbye(socket: { closed: Promise<{ code: number; reason: string }> }) {
  const started = performance.now();
  return { ...(await socket.closed), ms: performance.now() - started };
}
const refusal = async (payload: Record<string, unknown>) => {
  const socket = await openSocket(server);
  socket.send({ type: 'connection_init', payload });
  const { code, reason } = await socket.closed;
  expect(socket.messages).toEqual([]);
  return `${code} ${reason}`;
};

describe('who connects is looked at first', () => {
  const claims = { userId: '1', sessionId: randomUUID(), audience: 'shop' } as const;
  test.each<[string, string, string]>([
    ['garbage', 'Bearer garbage', '4401 TOKEN_INVALID: The access token is not valid.'],
    ['another scheme', 'Basic YTpi', '4401 TOKEN_INVALID: The access token is not valid.'],
    [
      'a token of a wrong key',
      `Bearer ${signAccessToken(claims, 60, { ...tokenRules, keys: [{ id: 'first', secret: 'w'.repeat(40) }] })}`,
      '4401 TOKEN_INVALID: The access token is not valid.',
    ],
    [
      'a token of no session',
      `Bearer ${signAccessToken(claims, 60, tokenRules)}`,
      '4401 SESSION_ENDED: The session has ended: sign in again.',
    ],
    [
      'an expired token',
      `Bearer ${signAccessToken(claims, -60, tokenRules)}`,
      '4410 TOKEN_EXPIRED: The access token has expired: reconnect with a new one.',
    ],
  ])('%s', async (_what, authorization, expected) => {
    expect(await refusal({ authorization })).toBe(expected);
    expect(await refusal({ Authorization: authorization })).toBe(expected);
  });

  test('nothing is run before', async () => {
    const socket = await openSocket(server);
    socket.send({ type: 'subscribe', id: '1', payload: { query: FOLLOW, variables: { id: 1 } } });
    expect((await socket.closed).code).toBe(4401);
    expect(socket.messages).toEqual([]);
  });
});

describe('a socket ends', () => {
  const settings = { JWT_CLOCK_TOLERANCE_SECONDS: 0 };
  const following = async (params: Record<string, string>) => {
    const socket = await connect(server, params);
    expect((await socket.subscribe(FOLLOW, { id: await listed() })).type).toBe('next');
    return socket;
  };
  const session = async (name: string): Promise<SignedIn> => {
    const { userId, audience } = DEMO_ACCOUNTS.find((known) => known.name === name)!;
    return signIn(server.database, userId, audience);
  };

  test('at the moment its token expires, and not before', async () => {
    const { userId, sessionId } = await session('anna');
    const token = signAccessToken({ userId, sessionId, audience: 'shop' }, 2, {
      ...tokenRules,
      clockToleranceSeconds: settings.JWT_CLOCK_TOLERANCE_SECONDS,
    });
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
    const socket = await following(bearer(token));
    expect(await goodbye(socket)).toMatchObject({
      code: 4410,
      reason: expect.stringMatching(/^TOKEN_EXPIRED: /),
    });
    expect(Math.abs(Date.now() - exp * 1000)).toBeLessThan(300);
  });

  test('soon after its session is revoked, and others stay', async () => {
    const [one, other] = [await session('anna'), await session('anna')];
    const [socket, spared] = [await following(one.headers), await following(other.headers)];
    await change(
      'update auth_service.user_sessions set is_active = false where session_id = $1',
      one.sessionId,
    );
    const { code, reason, ms } = await goodbye(socket);
    expect(`${code} ${reason}`).toMatch(/^4401 SESSION_ENDED: /);
    expect(ms).toBeLessThan(1600);
    await wait(1200);
    expect(spared.ws.readyState).toBe(WebSocket.OPEN);
  });

  test('soon after its user is blocked', async () => {
    const { headers, userId } = await session('boris');
    const socket = await following(headers);
    await change(`update user_service.users set status = 'BLOCKED' where user_id = $1`, userId);
    const { code, ms } = await goodbye(socket);
    expect(code).toBe(4401);
    expect(ms).toBeLessThan(1600);
  });

  test('soon after its role changes', async () => {
    const { headers, userId } = await session('x-editor');
    const socket = await following(headers);
    await change(`update seller_service.seller_staff set role = 'FINANCIER' where user_id = $1`, userId);
    const { code, reason, ms } = await goodbye(socket);
    expect(`${code} ${reason}`).toMatch(/^4411 SESSION_CHANGED: /);
    expect(ms).toBeLessThan(1600);
  });

  test('when a visitor’s time is over', async () => {
    const socket = await following({});
    const { code, reason, ms } = await goodbye(socket);
    expect(`${code} ${reason}`).toMatch(/^4412 SOCKET_TOO_OLD: /);
    expect(ms).toBeGreaterThan(1500);
    expect(ms).toBeLessThan(3600);
  });
});

test('what is sent after a session ended is nothing, however soon', async () => {
  // Rounds are far apart here: it is the delivery itself that looks at the session.
  const { sessionId, headers } = await signIn(slow.database, 1, 'shop');
  const { rows } = await slow.database.owner.query(
    'select product_id::int as id from product_service.products where is_listed limit 1',
  );
  const socket = await connect(slow, headers);
  await socket.subscribe(FOLLOW, { id: rows[0].id });
  await slow.database.owner.query(
    'update auth_service.user_sessions set is_active = false where session_id = $1',
    [sessionId],
  );
  await wait(520);
  await notifyOf(slow, rows[0].id);
  expect((await socket.closed).code).toBe(4401);
  expect(socket.messages.filter(({ type }) => type === 'next')).toHaveLength(1);
});

test('nor what waited for its turn meanwhile', async () => {
  const { sessionId, headers } = await signIn(slow.database, 1, 'shop');
  const { owner } = slow.database;
  const { rows } = await owner.query(
    'select product_id::int as id from product_service.products where is_listed limit 2',
  );
  const [visitor, socket] = [await connect(slow), await connect(slow, headers)];
  await visitor.subscribe(FOLLOW, { id: rows[0].id });
  await socket.subscribe(FOLLOW, { id: rows[1].id });

  // The one read there may be is the visitor's, and takes as long as the table is locked.
  const lock = await owner.connect();
  await lock.query('begin; lock table product_service.products in access exclusive mode');
  await notifyOf(slow, rows[0].id);
  await until('the visitor’s read waits', 5, async () => {
    const waiting = await owner.query(
      `select from pg_locks where not granted and relation = 'product_service.products'::regclass`,
    );
    return waiting.rowCount === 1;
  });
  await notifyOf(slow, rows[1].id);
  await wait(200);
  await owner.query('update auth_service.user_sessions set is_active = false where session_id = $1', [
    sessionId,
  ]);
  await wait(520);
  await lock.query('rollback');
  lock.release();

  expect((await visitor.next()).type).toBe('next');
  expect((await socket.closed).code).toBe(4401);
  expect(socket.messages.filter(({ type }) => type === 'next')).toHaveLength(1);
});
const slow = apiServer({ SOCKET_SESSION_CHECK_MS: '10000', SOCKET_READS_AT_ONCE: '1' });

test('a client that comes back with a fresh token just goes on', async () => {
  const { userId, sessionId } = await signIn(server.database, 1, 'shop');
  let tokens = 0;
  const client = createClient({
    url: `${server.running.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryWait: () => wait(50),
    connectionParams: () => {
      tokens++;
      return bearer(
        signAccessToken({ userId, sessionId, audience: 'shop' }, tokens === 1 ? 2 : 60, tokenRules),
      );
    },
  });
  const id = await listed();
  const events = client.iterate<{ productUpdated: { event: string } }>({ query: FOLLOW, variables: { id } });
  const next = async () => (await events.next()).value?.data?.productUpdated.event;
  expect(await next()).toBe('SUBSCRIBED');
  // The second comes of the new connection: the row as it is, whatever happened in between.
  expect(await next()).toBe('SUBSCRIBED');
  await notifyOf(server, id);
  expect(await next()).toBe('CHANGED');
  expect(tokens).toBe(2);
  await client.dispose();
});
