import { describe, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { apiServer } from './apiServer.ts';
import { asSuperuser } from './probes.ts';

const server = apiServer({ EXECUTION_TIMEOUT_MS: '2000', API_POOL_SIZE: '2' });
const raise = (state: string) =>
  server.run('mutation ($state: String!) { probeRaise(input: { state: $state }) { clientMutationId } }', {
    state,
  });

/** All that a client must never read. */
const SECRETS = /secret|jane@example|Key \(|probe_raise|PL\/pgSQL|select |at Parser|node_modules/i;

describe('a database error has a code and a sentence of ours', () => {
  test.each([
    // Whoever asks is a visitor.
    ['42501', 'NOT_SIGNED_IN'],
    ['23505', 'ALREADY_EXISTS'],
    ['23503', 'REFERENCE_NOT_FOUND'],
    ['23514', 'INVALID_INPUT'],
    ['23502', 'INVALID_INPUT'],
    ['22001', 'INVALID_INPUT'],
    ['22003', 'INVALID_INPUT'],
    ['22P02', 'INVALID_INPUT'],
    ['22007', 'INVALID_INPUT'],
    ['22008', 'INVALID_INPUT'],
    ['57014', 'TIMEOUT'],
    ['25006', 'READ_ONLY'],
    ['40001', 'CONFLICT_RETRY'],
    ['40P01', 'CONFLICT_RETRY'],
    ['55P03', 'CONFLICT_RETRY'],
    ['08006', 'UNAVAILABLE'],
    ['57P01', 'UNAVAILABLE'],
    ['53300', 'UNAVAILABLE'],
  ])('%s is %s', async (state, code) => {
    const answer = await raise(state);
    expect([answer.status, answer.code, answer.errors![0]!.path]).toEqual([200, code, ['probeRaise']]);
    expect(answer.text).not.toMatch(SECRETS);
  });
});

test('a business error passes with its sentence, code, field and details', async () => {
  const answer = await server.run(
    'mutation { probeRefuse(input: { code: "CART_EMPTY", field: "cart" }) { clientMutationId } }',
  );
  expect(answer.errors![0]).toMatchObject({
    message: 'Your cart is empty: add something first.',
    extensions: { code: 'CART_EMPTY', field: 'cart', details: { items: 0 } },
  });
});

describe('an error that nobody expected is masked', () => {
  test.each([
    ['a state without a meaning here', 'XX001'],
    ['a missing table', '42P01'],
    ['a plain RAISE', 'P0001'],
    ['a business error that was raised by hand', 'MK000'],
  ])('%s', async (_what, state) => {
    const answer = await raise(state);
    const { errorId } = answer.errors![0]!.extensions;
    expect([answer.status, answer.code, typeof errorId]).toEqual([200, 'INTERNAL', 'string']);
    expect(answer.text).not.toMatch(SECRETS);

    const line = server.log.find((entry) => entry.errorId === errorId)!;
    expect(line).toMatchObject({
      level: 50,
      requestId: answer.headers.get('x-request-id'),
      err: { code: state },
    });
    expect(JSON.stringify(line)).not.toContain('jane@example.com');
  });
});

test('a query that writes is refused by its transaction, a mutation is not', async () => {
  expect((await server.run('{ probeWriteInQuery }')).code).toBe('READ_ONLY');
  expect(
    (await server.run('mutation { probeWrite(input: {}) { clientMutationId } }')).errors,
  ).toBeUndefined();
});

test('what runs too long is stopped, with a code', async () => {
  const answer = await server.run('{ probeNap(seconds: 4) }');
  expect([answer.status, answer.code]).toEqual([200, 'TIMEOUT']);
});

test('a connection goes back to the pool clean, whatever happened on it', async () => {
  const settings = async () => (await server.run('{ probeSettings }')).data.probeSettings;
  for (const state of ['23505', 'XX001', '40001', '22P02']) await raise(state);
  await server.run('{ probeWriteInQuery }');
  const rounds = await Promise.all(Array.from({ length: 8 }, settings));
  for (const seen of rounds)
    expect(seen).toMatchObject({ role: 'market_anonymous', transaction_read_only: 'on' });

  const connections = await asSuperuser(
    server.database,
    `select state, application_name as name from pg_stat_activity
     where usename = 'market_api' and application_name like 'market_api%' and datname = current_database()`,
  );
  expect(connections.length).toBeGreaterThan(0);
  for (const connection of connections) expect(connection).toEqual({ state: 'idle', name: 'market_api' });
});

test('a database that goes away is UNAVAILABLE, and nothing has to be restarted when it is back', async () => {
  const cut = server.run('{ probeNap(seconds: 1.5) }');
  await wait(300);
  await asSuperuser(
    server.database,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'market_api' and application_name like 'market_api%' and datname = current_database()`,
  );
  expect((await cut).code).toBe('UNAVAILABLE');
  expect((await server.run('{ probeSettings }')).errors).toBeUndefined();
});
