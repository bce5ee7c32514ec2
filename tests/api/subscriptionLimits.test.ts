import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { apiServer, type TestServer } from './apiServer.ts';
import { connect, errorOf, FOLLOW, notifyOf, openSocket } from './socketClient.ts';

const server = apiServer({
  MAX_SOCKETS: '5',
  MAX_SOCKETS_PER_ADDRESS: '3',
  MAX_SUBSCRIPTIONS_PER_SOCKET: '2',
  SOCKET_MESSAGES_PER_MINUTE: '10',
  SOCKET_INIT_TIMEOUT_MS: '1000',
  SOCKET_IDLE_MS: '1200',
  SOCKET_PING_MS: '600',
  SOCKET_SESSION_CHECK_MS: '200',
  MAX_BODY_BYTES: '5000',
  TRUST_PROXY_HOPS: '1',
  CORS_ORIGINS: 'https://shop.example',
});
const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
let id: number;
beforeAll(async () => {
  const { rows } = await server.database.owner.query(
    'select product_id::int as id from product_service.products where is_listed order by 1 limit 1',
  );
  id = rows[0].id;
});
const refusalOf = (headers: Record<string, string>, to: TestServer = server) =>
  openSocket(to, { headers }).then(
    () => 'opened',
    (error: { status: number; code: string }) => `${error.status} ${error.code}`,
  );

describe('sockets', () => {
  test('of one address, and of all', async () => {
    for (let at = 0; at < 3; at++) await connect(server, {}, from('10.0.0.1'));
    expect(await refusalOf({ 'x-forwarded-for': '10.0.0.1' })).toBe('429 TOO_MANY_SOCKETS');
    const last = await connect(server, {}, from('10.0.0.2'));
    await connect(server, {}, from('10.0.0.3'));
    expect(await refusalOf({ 'x-forwarded-for': '10.0.0.4' })).toBe('503 UNAVAILABLE');
    last.ws.close();
    await last.closed;
    await wait(50);
    expect(await refusalOf({ 'x-forwarded-for': '10.0.0.4' })).toBe('opened');
  });

  test('of one network, where an address is nobody’s', async () => {
    await wait(50);
    for (let at = 1; at <= 3; at++) await connect(server, {}, from(`2001:db8:0:${at}::${at}`));
    expect(await refusalOf({ 'x-forwarded-for': '2001:db8:0:4::4' })).toBe('429 TOO_MANY_SOCKETS');
    expect(await refusalOf({ 'x-forwarded-for': '2001:db8:1:1::1' })).toBe('opened');
  });

  test.each([
    ['https://evil.example', '403 ORIGIN_REFUSED'],
    ['null', '403 ORIGIN_REFUSED'],
    ['https://shop.example.evil.example', '403 ORIGIN_REFUSED'],
    ['https://shop.example', 'opened'],
  ])('from a page of %s: %s', async (origin, expected) => {
    await wait(50);
    expect(await refusalOf({ origin })).toBe(expected);
  });

  test('from the API’s own pages', async () => {
    expect(await refusalOf({ origin: server.running.url })).toBe('opened');
  });

  test('elsewhere there are none', async () => {
    const ws = new WebSocket(`${server.running.url.replace('http', 'ws')}/elsewhere`, 'graphql-transport-ws');
    const response = await new Promise<{ statusCode?: number }>((resolve) =>
      ws.once('unexpected-response', (_request, answer) => resolve(answer)),
    );
    ws.on('error', () => undefined);
    ws.terminate();
    expect(response.statusCode).toBe(404);
  });

  test('of another protocol', async () => {
    const socket = await openSocket(server, { protocol: 'graphql-ws' }).catch(
      (error: Error) => error.message,
    );
    if (typeof socket === 'string') expect(socket).toMatch(/subprotocol/);
    else expect((await socket.closed).code).toBe(4406);
  });

  test('count as requests of their address', async () => {
    const results = [];
    for (let at = 0; at < 4; at++) results.push(await refusalOf({}, rationed));
    expect(results).toEqual(['opened', 'opened', 'opened', '429 RATE_LIMITED']);
  });
  const rationed = apiServer({ RATE_LIMIT_PER_MINUTE: '3' });
});

describe('messages', () => {
  test('a socket that does not say who it is', async () => {
    const socket = await openSocket(server);
    expect(await socket.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  test('one that subscribes to nothing', async () => {
    const socket = await connect(server);
    const started = performance.now();
    expect((await socket.closed).code).toBe(4413);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('one that does', async () => {
    const socket = await connect(server);
    await socket.subscribe(FOLLOW, { id });
    await wait(1800);
    expect(socket.ws.readyState).toBe(WebSocket.OPEN);
    socket.send({ type: 'complete', id: '1' });
    expect((await socket.closed).code).toBe(4413);
  });

  test('too large', async () => {
    const socket = await connect(server);
    socket.send({ type: 'subscribe', id: 'x'.repeat(6000), payload: { query: FOLLOW } });
    expect((await socket.closed).code).toBe(1009);
  });

  test('too many', async () => {
    const socket = await connect(server);
    for (let at = 0; at < 11; at++) socket.send({ type: 'ping' });
    expect((await socket.closed).code).toBe(4414);
  });

  test.each([
    ['no JSON', 'hello', 4400],
    ['no type', '{}', 4400],
    ['an unknown type', '{"type":"start"}', 4400],
    ['a subscription without a name', '{"type":"subscribe","payload":{"query":"{__typename}"}}', 4400],
    ['a list', '[]', 4400],
    ['another init', '{"type":"connection_init"}', 4429],
  ])('%s', async (_what, text, code) => {
    const socket = await connect(server);
    socket.ws.send(text);
    expect((await socket.closed).code).toBe(code);
  });
});

describe('operations', () => {
  const follow = `productUpdated(productId: 1) { event }`;
  test.each<[string, string, object, string]>([
    ['a query', '{ products(first: 1) { nodes { name } } }', {}, 'SUBSCRIPTIONS_ONLY'],
    ['a mutation', 'mutation { probeWrite(input: {}) { clientMutationId } }', {}, 'SUBSCRIPTIONS_ONLY'],
    [
      'an unnamed one of two',
      `subscription A { ${follow} } subscription B { ${follow} }`,
      {},
      'SUBSCRIPTIONS_ONLY',
    ],
    ['no GraphQL', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['two fields', `subscription { ${follow} b: ${follow} }`, {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['only __typename', 'subscription { __typename }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a key that is no number', FOLLOW, { id: 'x' }, 'INVALID_INPUT'],
    ['a key too large', FOLLOW, { id: '9'.repeat(19) }, 'INVALID_INPUT'],
    ['no key', FOLLOW, {}, 'INVALID_INPUT'],
    [
      'too deep',
      `subscription { productUpdated(productId: 1) { product ${'{ category { products(first: 1) { nodes '.repeat(5)} { name } ${'} } }'.repeat(5)} } }`,
      {},
      'QUERY_TOO_DEEP',
    ],
    [
      'an unpaged list',
      'subscription { productUpdated(productId: 1) { product { variants { nodes { skuCode } } } } }',
      {},
      'PAGE_SIZE_REQUIRED',
    ],
    [
      'too costly',
      `subscription { productUpdated(productId: 1) { product { category { products(first: 100) { nodes { variants(first: 100) { nodes { product { images(first: 100) { nodes { imageId } } } } } } } } } } }`,
      {},
      'QUERY_TOO_COSTLY',
    ],
  ])('%s', async (_what, query, variables, code) => {
    const socket = await connect(server);
    const message = await socket.subscribe(query, variables);
    expect([message.type, errorOf(message).extensions.code]).toEqual(['error', code]);
    // The socket is none the worse for it.
    expect((await socket.subscribe(FOLLOW, { id }, 'next')).type).toBe('next');
  });

  test('nothing was changed by those', async () => {
    const { rows } = await server.database.owner.query(
      'select 1 from pg_sequences where sequencename = $1 and last_value is not null',
      ['probe_writes'],
    );
    expect(rows).toEqual([]);
  });

  test('more subscriptions than a socket may have', async () => {
    const socket = await connect(server);
    for (const name of ['a', 'b']) expect((await socket.subscribe(FOLLOW, { id }, name)).type).toBe('next');
    expect(errorOf(await socket.subscribe(FOLLOW, { id }, 'c')).extensions.code).toBe(
      'TOO_MANY_SUBSCRIPTIONS',
    );
    socket.send({ type: 'complete', id: 'a' });
    await wait(50);
    expect((await socket.subscribe(FOLLOW, { id }, 'd')).type).toBe('next');
  });

  test('a subscription over HTTP', async () => {
    const answer = await server.run(FOLLOW, { id }, { 'x-forwarded-for': '10.0.0.9' });
    expect([answer.code, answer.data]).toEqual(['SUBSCRIPTION_OVER_HTTP', undefined]);
  });
});

describe('a client that does not read', () => {
  test('or answer is dropped, and others are served meanwhile', async () => {
    const [deaf, other] = [await connect(server), await connect(server)];
    for (const socket of [deaf, other]) await socket.subscribe(FOLLOW, { id });
    deaf.ws.pause();
    await notifyOf(server, id);
    expect((await other.next()).type).toBe('next');
    for (
      let at = 0;
      server.log.filter(({ msg }) => msg === 'socket dropped: it does not answer').length === 0;
      at++
    ) {
      if (at > 100) throw new Error('It was not dropped.');
      await wait(50);
    }
    expect(other.ws.readyState).toBe(WebSocket.OPEN);
  });

  test('is dropped when too much waits for it', async () => {
    const deaf = await connect(patient);
    deaf.ws.pause();
    const large = { type: 'ping', payload: { text: 'x'.repeat(90_000) } };
    for (let at = 0; at < 200; at++) deaf.send(large);
    for (let at = 0; !patient.log.some(({ msg }) => msg === 'socket dropped: it does not read'); at++) {
      if (at > 100) throw new Error('It was not dropped.');
      await wait(50);
    }
  });
  const patient = apiServer({ SOCKET_BUFFER_BYTES: '100000', SOCKET_MESSAGES_PER_MINUTE: '100000' });
});

describe('trusted documents', () => {
  const directory = mkdtempSync(join(tmpdir(), 'trusted-'));
  writeFileSync(join(directory, 'follow1.graphql'), FOLLOW);
  const trusted = apiServer({ TRUSTED_DOCUMENTS_DIR: directory });
  afterAll(() => rmSync(directory, { recursive: true }));
  const send = async (payload: object) => {
    const socket = await connect(trusted);
    socket.send({ type: 'subscribe', id: '1', payload });
    return socket.next((message) => message.id === '1');
  };

  test('are all that is run', async () => {
    const variables = { id };
    expect((await send({ query: '', documentId: 'follow1', variables })).type).toBe('next');
    expect(
      (await send({ query: '', extensions: { persistedQuery: { sha256Hash: 'follow1' } }, variables })).type,
    ).toBe('next');
    expect(errorOf(await send({ query: FOLLOW, variables })).extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    expect(errorOf(await send({ query: '', documentId: 'other', variables })).extensions.code).toBe(
      'DOCUMENT_NOT_TRUSTED',
    );
  });
});

test('sockets are counted and logged', async () => {
  const socket = await connect(server, {}, from('10.7.7.7'));
  await socket.subscribe(FOLLOW, { id });
  const metrics = (await server.get('/metrics', { 'x-forwarded-for': '10.0.0.9' })).text;
  const value = (line: string) =>
    Number(
      metrics
        .split('\n')
        .find((text) => text.startsWith(`${line} `))
        ?.split(' ')[1],
    );
  expect(value('market_api_sockets')).toBeGreaterThanOrEqual(1);
  expect(value('market_api_subscriptions')).toBe(1);
  expect(value('market_api_channels')).toBe(1);
  expect(value('market_api_socket_messages_total')).toBeGreaterThan(5);
  expect(value('market_api_sockets_refused_total{code="ORIGIN_REFUSED"}')).toBe(3);
  expect(value('market_api_sockets_closed_total{code="4408"}')).toBeGreaterThanOrEqual(1);
  expect(value('market_api_errors_total{code="SUBSCRIPTIONS_ONLY"}')).toBe(3);
  socket.ws.close(1000);
  await socket.closed;
  await wait(50);
  const lines = server.log.filter(({ ip }) => ip === '10.7.7.7');
  expect(lines.map(({ msg }) => msg)).toEqual(['socket opened', 'socket closed']);
  expect(lines[1]).toMatchObject({
    code: 1000,
    sent: 1,
    ms: expect.any(Number),
    requestId: lines[0]!.requestId,
  });
});
