import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { findings, judged, lint, lints } from '../../db/lints/findings.ts';
import { offeredColumnWithoutIndex } from '../../db/lints/0043_offered_column_without_index.ts';
import { MANAGED_SCHEMAS } from '../../db/services.ts';
import { emptyDatabase } from '../database.ts';
import { violations, type Violation } from './violations.ts';

const database = emptyDatabase();

/** A superuser's transaction, of which nothing stays: some violations change roles. */
async function rolledBack<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.connections.admin });
  await client.connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

async function newFindings(client: pg.Client, violation: Violation): Promise<string[]> {
  const before = (await findings(client, [violation.lint])).map((finding) => finding.subject);
  if (violation.as !== 'superuser') await client.query('set local role user_service');
  await client.query(violation.sql);
  await client.query('reset role');
  const after = await findings(client, [violation.lint]);
  expect(after.filter((finding) => finding.name !== violation.lint)).toEqual([]);
  return after.map((finding) => finding.subject).filter((subject) => !before.includes(subject));
}

test('the database has no finding that nobody accepted', async () => {
  const client = await database.owner.connect();
  try {
    expect(await lint(client)).toEqual([]);
  } finally {
    client.release();
  }
});

test.each(violations.map((violation, at) => [violation.lint, at, violation] as const))(
  '%s (%i)',
  async (_name, _at, violation) => {
    const found = await rolledBack((client) => newFindings(client, violation));
    if (violation.subject === 'none') expect(found).toEqual([]);
    else expect(found).toContain(violation.subject);
  },
);

test('every lint has a violation it reports', () => {
  const proven = new Set(
    violations.filter(({ subject }) => subject !== 'none').map((violation) => violation.lint),
  );
  // It judges the printed GraphQL schema: see below.
  proven.add('offered_column_without_index');
  expect([...lints.keys()].filter((name) => !proven.has(name))).toEqual([]);
});

test('lints are numbered without gaps', () => {
  const folder = path.join(import.meta.dirname, '..', '..', 'db', 'lints');
  const numbers = readdirSync(folder)
    .map((file) => /^(\d{4})_[a-z_]+\.(sql|ts)$/.exec(file)?.[1])
    .filter((number) => number !== undefined)
    .sort();
  expect(numbers).toEqual(numbers.map((_, at) => String(at + 1).padStart(4, '0')));
  expect(numbers.length).toBe(lints.size);
});

test('the pattern lints choose schemas by fits the project', () => {
  expect(MANAGED_SCHEMAS.filter((schema) => !/^(platform|.+_service)$/.test(schema))).toEqual([]);
});

test('a filter or an order without an index that works under row-level security is reported', async () => {
  const schema = `
    enum UserOrderBy { PRIMARY_KEY_ASC USER_ID_ASC USER_ID_DESC CREATED_DATE_ASC LAST_NAME_ASC STATUS_ASC }
    input UserFilter { email: StringFilter, firstName: StringFilter, shoeSize: IntFilter }
    input UserAddressFilter { userId: BigIntFilter, latitude: BigFloatFilter }
    enum NobodyOrderBy { NAME_ASC }
    input StringFilter { equalTo: String, isNull: Boolean }`;
  const found = await rolledBack((client) => offeredColumnWithoutIndex(client, schema));
  expect(found.map((finding) => finding.subject)).toEqual([
    'order User.lastName',
    'order User.status',
    'filter User.firstName',
    'filter User.shoeSize',
    'filter UserAddress.latitude',
    'order Nobody.name',
  ]);
});

test('an index does not help a type whose operators are not leakproof', async () => {
  const schema = 'input UserAddressFilter { latitude: BigFloatFilter }';
  const found = await rolledBack(async (client) => {
    await client.query('create index on user_service.user_addresses (latitude)');
    return offeredColumnWithoutIndex(client, schema);
  });
  expect(found.map((finding) => finding.subject)).toEqual(['filter UserAddress.latitude']);
});

test('an accepted finding passes, an acceptance of nothing does not', () => {
  const finding = { name: 'rls_disabled', subject: 'a_service.a', detail: 'it is' };
  expect(judged([finding], [{ lint: 'rls_disabled', subject: 'a_service.a', reason: 'meant' }])).toEqual([]);
  expect(judged([finding], [])).toEqual(['rls_disabled: a_service.a: it is']);
  expect(judged([], [{ lint: 'rls_disabled', subject: 'a_service.a', reason: 'meant' }])).toHaveLength(1);
  expect(
    judged([finding], [{ lint: 'missing_comment', subject: 'a_service.a', reason: 'meant' }]),
  ).toHaveLength(2);
});
