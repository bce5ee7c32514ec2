import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startServer, type RunningServer } from '../../api/startServer.ts';
import { migrate } from '../../db/migrate/migrate.ts';
import { answerOf, settingsFor } from '../api/apiServer.ts';
import { signIn, type SignedIn } from '../api/signIn.ts';
import { demoDatabase } from '../database.ts';

const database = demoDatabase();
let server: RunningServer;
let anna: SignedIn;

beforeAll(async () => {
  server = await startServer({ settings: settingsFor(database.connections, { LOG_LEVEL: 'silent' }) });
  anna = await signIn(database, 1, 'shop');
});
afterAll(() => server?.close());

const ask = async (query: string, headers = {}) =>
  answerOf(
    await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    }),
  );

/** How long they wait is told by `npm run bench -- migration`. */
test('eight clients read and write while everything is applied again, and none of them fails', async () => {
  const operations = [
    () =>
      ask(
        '{ products(first: 20) { nodes { name seller { shopName } variants(first: 5) { nodes { skuCode } } } } }',
      ),
    () =>
      ask(
        '{ orders(first: 20) { nodes { status orderItems(first: 10) { nodes { productName } } } } }',
        anna.headers,
      ),
    () =>
      ask(
        'mutation { createUserAddress(input: { userAddress: { label: "Load", city: "Тверь", street: "Советская", houseNumber: "1" } }) { userAddress { addressId } } }',
        anna.headers,
      ),
  ];
  let going = true;
  let answered = 0;
  const client = async (first: number) => {
    for (let turn = first; going; turn++) {
      const { status, errors } = await operations[turn % operations.length]!();
      expect([status, errors]).toEqual([200, undefined]);
      answered++;
    }
  };
  const load = Promise.all(Array.from({ length: 8 }, (_, at) => client(at)));
  const migrating = (async () => {
    while (answered < 50) await Promise.race([load, new Promise((resolve) => setTimeout(resolve, 20))]);
    const before = answered;
    for (let round = 0; round < 2; round++) await migrate(database.connections, { again: true });
    return answered - before;
  })().finally(() => (going = false));
  const [, during] = await Promise.all([load, migrating]);
  expect(during).toBeGreaterThan(50);
});
