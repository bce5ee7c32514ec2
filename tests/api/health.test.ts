import { describe, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { onDatabase } from '../../db/connections.ts';
import { expectedRelease } from '../../db/migrate/files.ts';
import { apiServer } from './apiServer.ts';
import { superuser } from './probes.ts';

const server = apiServer();
const metrics = async () => {
  const { text } = await server.get('/metrics');
  return (line: string) =>
    Number(new RegExp(`^${line.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
};

test('/healthz: the process is alive', async () => {
  const answer = await server.get('/healthz');
  expect([answer.status, answer.text]).toEqual([200, '{"status":"ok"}']);
});

test('/readyz: the database answers', async () => {
  const answer = await server.get('/readyz');
  expect([answer.status, answer.text]).toEqual([
    200,
    '{"status":"ready","worker":{"isAlive":false,"eventLagSeconds":0,"jobsWaiting":0,"jobsFailed":0,"deliveriesParked":0,"sagasStuck":0}}',
  ]);
});

test('/metrics counts requests, operations, errors and times', async () => {
  const before = await metrics();
  await server.run('query Unseen { products(first: 3) { nodes { productId name } } }');
  await server.run('{ products { nodes { name } } }');
  await server.run('mutation { probeRaise(input: { state: "23505" }) { clientMutationId } }');
  await server.post('{');
  const after = await metrics();
  const grown = (line: string) => after(line) - before(line);
  expect(grown('market_api_operations_total{type="query"}')).toBe(2);
  expect(grown('market_api_operations_total{type="mutation"}')).toBe(1);
  expect(grown('market_api_execute_seconds_count{type="query"}')).toBe(2);
  expect(grown('market_api_plan_seconds_count')).toBe(2);
  expect(grown('market_api_errors_total{code="PAGE_SIZE_REQUIRED"}')).toBe(1);
  expect(grown('market_api_errors_total{code="ALREADY_EXISTS"}')).toBe(1);
  expect(grown('market_api_errors_total{code="BAD_REQUEST"}')).toBe(1);
  expect(grown('market_api_http_requests_total{method="POST",status="400"}')).toBe(2);
  expect(after('market_api_pool_connections{state="total"}')).toBeGreaterThan(0);
});

test('the log says of a request what it ran and how it ended', async () => {
  const answer = await server.post({
    query: 'query Mine { products { nodes { name } } }',
    operationName: 'Mine',
  });
  const line = server.log.find(
    (entry) => entry.requestId === answer.headers.get('x-request-id') && entry.msg === 'request',
  );
  expect(line).toMatchObject({
    method: 'POST',
    path: '/graphql',
    status: 400,
    operation: { type: 'query', name: 'Mine' },
    errors: ['PAGE_SIZE_REQUIRED'],
    ms: expect.any(Number),
  });
});

describe('a server that should not be sent requests', () => {
  const lonely = apiServer({ API_POOL_WAIT_MS: '500' });
  test('without its database, until that is back', async () => {
    const { database } = lonely;
    const name = new URL(database.connections.api).pathname.slice(1);
    const server = onDatabase(database.connections, 'postgres').admin;
    await superuser(server, `alter database "${name}" allow_connections false`);
    await superuser(
      server,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    const refused = await lonely.get('/readyz');
    expect([refused.status, JSON.parse(refused.text).reason]).toEqual([503, 'the database does not answer']);
    expect((await lonely.run('{ probeSettings }')).code).toBe('UNAVAILABLE');
    expect((await lonely.get('/healthz')).status).toBe(200);

    await superuser(server, `alter database "${name}" allow_connections true`);
    await wait(1100);
    expect((await lonely.get('/readyz')).status).toBe(200);
    expect((await lonely.run('{ probeSettings }')).errors).toBeUndefined();
  });

  const stale = apiServer({}, { expectedRelease: 'a release that was never applied' });
  test('of another release than its database', async () => {
    const answer = await stale.get('/readyz');
    expect([answer.status, JSON.parse(answer.text).reason]).toEqual([
      503,
      expect.stringContaining('db:migrate'),
    ]);
    expect((await stale.get('/healthz')).status).toBe(200);
  });
});

describe('metrics in production', () => {
  const token = 'a-token-for-prometheus';
  const guarded = apiServer({ NODE_ENV: 'production', METRICS_TOKEN: token });
  test('need the token', async () => {
    expect((await guarded.get('/metrics')).status).toBe(404);
    expect((await guarded.get('/metrics', { authorization: 'Bearer a-token-for-prometheuz' })).status).toBe(
      404,
    );
    expect((await guarded.get('/metrics', { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('are not there without one set', async () => {
    expect((await unguarded.get('/metrics')).status).toBe(404);
  });
  const unguarded = apiServer({ NODE_ENV: 'production' });

  test('and there is no explorer', async () => {
    expect((await guarded.get('/')).status).toBe(404);
  });
});

describe('a server of the release before', () => {
  const serving = apiServer({}, { expectedRelease: expectedRelease() });

  test('stays ready when the database has moved on', async () => {
    await serving.database.owner.query(`insert into platform.releases (hash) values ('the next release')`);
    expect((await serving.get('/readyz')).status).toBe(200);
  });
});
