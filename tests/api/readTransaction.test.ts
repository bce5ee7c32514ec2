import { expect, test } from '@jest/globals';
import pg from 'pg';
import { readTransaction } from '../../api/postgres/readTransaction.ts';
import { demoDatabase } from '../database.ts';

const database = demoDatabase();

const VISITOR = {
  transaction_read_only: 'on',
  role: 'market_anonymous',
  'market.request_id': "it's one",
};
const WHO = `select current_user::text as "user", current_setting('market.request_id', true) as request,
  coalesce(current_setting('market.user_id', true), '') as user_id, current_setting('transaction_read_only') as read_only`;

/** A pool of one connection, so that what one transaction leaves behind is found by the next. */
async function withOne<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: database.connections.api, max: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

test('runs with its settings, and leaves none', () =>
  withOne(async (pool) => {
    const asCustomer = { ...VISITOR, role: 'market_customer', 'market.user_id': '7', 'market.ip': undefined };
    const { rows } = await readTransaction(pool, asCustomer, { text: WHO });
    expect(rows).toEqual([{ user: 'market_customer', request: "it's one", user_id: '7', read_only: 'on' }]);
    const after = await pool.query(WHO);
    expect(after.rows).toEqual([{ user: 'market_api', request: '', user_id: '', read_only: 'off' }]);
    const next = await readTransaction(pool, VISITOR, { text: WHO });
    expect(next.rows).toEqual([
      { user: 'market_anonymous', request: "it's one", user_id: '', read_only: 'on' },
    ]);
  }));

test('gives values the types pg gives them, and rows as arrays when asked', () =>
  withOne(async (pool) => {
    const text = `select $1::int as a, $2::bigint as b, $3::text[] as c, $4::jsonb as d, null::text as e, $5::boolean as f`;
    const values = [1, 2n, ['x', 'y"'], { k: [1] }, true];
    const { rows, rowCount } = await readTransaction(pool, VISITOR, { text, values });
    expect(rows).toEqual([{ a: 1, b: '2', c: ['x', 'y"'], d: { k: [1] }, e: null, f: true }]);
    expect(rowCount).toBe(1);
    expect((await pool.query(text, values)).rows).toEqual(rows);
    const asArrays = await readTransaction(pool, VISITOR, { text, values, arrayMode: true, name: 'n' });
    expect(asArrays.rows).toEqual([[1, '2', ['x', 'y"'], { k: [1] }, null, true]]);
  }));

test('writes nothing, and an error is not the next one’s', () =>
  withOne(async (pool) => {
    const fails = async (text: string, settings: object = VISITOR) =>
      expect(await readTransaction(pool, { ...settings }, { text, name: text }).catch((error) => error.code));
    (await fails('create temporary table t ()')).toBe('25006');
    (await fails('select 1/0')).toBe('22012');
    (await fails('select from nowhere')).toBe('42P01');
    (await fails('select 1', { ...VISITOR, role: 'postgres' })).toBe('42501');
    (await fails('select 1', { ...VISITOR, role: 'nobody' })).toBe('22023');
    for (const name of ['select 1', 'select 1'])
      expect((await readTransaction(pool, VISITOR, { text: name, name })).rows).toHaveLength(1);
    expect((await pool.query(WHO)).rows).toEqual([
      { user: 'market_api', request: '', user_id: '', read_only: 'off' },
    ]);
  }));

test('what cannot be sent fails alone, waiting its turn or not', () =>
  withOne(async (pool) => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const text = 'select $1::text as value';
    const read = (value: unknown, settings: object = {}, of = pool) =>
      readTransaction(of, { ...VISITOR, ...settings }, { text, values: [value], name: text }).then(
        ({ rows }) => rows,
        (error) => error.name,
      );
    const bad = () => read(circular);
    // No setting is a number; one that is cannot be written either, which is found out later.
    const worse = (of = pool) => read('x', { 'market.user_id': 7 }, of);
    for (const unsendable of [bad, () => worse()]) {
      expect(await unsendable()).toBe('TypeError');
      expect(await Promise.all([read('before'), unsendable(), unsendable(), read('after')])).toEqual([
        [{ value: 'before' }],
        'TypeError',
        'TypeError',
        [{ value: 'after' }],
      ]);
      expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
    }

    // A connection that is busy takes up what waits for it when it is ready again.
    const client = await pool.connect();
    const busy = client.query('select pg_sleep(0.1)');
    const busyPool = {
      connect: async () => ({ query: client.query.bind(client), release() {} }),
    } as unknown as pg.Pool;
    expect(
      await Promise.all([busy.then(() => 'slept'), worse(busyPool), read('next', {}, busyPool)]),
    ).toEqual(['slept', 'TypeError', [{ value: 'next' }]]);
    client.release();
  }));

test('a named statement is prepared once a role, and no more are kept than have a place', () =>
  withOne(async (pool) => {
    const prepared = async () =>
      (await pool.query('select statement, generic_plans + custom_plans as runs from pg_prepared_statements'))
        .rows;
    for (let turn = 0; turn < 3; turn++)
      await readTransaction(pool, VISITOR, { text: 'select $1::int', values: [turn], name: 'one' });
    await readTransaction(
      pool,
      { ...VISITOR, role: 'market_customer' },
      { text: 'select $1::int', values: [1], name: 'one' },
    );
    const runs = (await prepared())
      .filter(({ statement }) => statement === 'select $1::int')
      .map((row) => Number(row.runs));
    expect(runs.sort()).toEqual([1, 3]);

    for (let turn = 0; turn < 250; turn++)
      await readTransaction(pool, VISITOR, { text: `select ${turn}`, name: `n${turn}` });
    expect((await prepared()).length).toBeLessThanOrEqual(200);
    const { rows } = await readTransaction(pool, VISITOR, { text: 'select 249 as n', name: 'n249' });
    expect(Object.values(rows[0] as object)).toEqual([249]);
  }));

test('a connection that is lost fails its statement and is replaced', () =>
  withOne(async (pool) => {
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    const { rows } = await readTransaction<{ pid: number }>(pool, VISITOR, {
      text: 'select pg_backend_pid() as pid',
    });
    const waiting = readTransaction(pool, VISITOR, { text: 'select pg_sleep(20)' }).catch((error) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const admin = new pg.Client({ connectionString: database.connections.admin });
    await admin.connect();
    await admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await admin.end();
    expect(await waiting).toBeInstanceOf(Error);
    expect((await readTransaction(pool, VISITOR, { text: 'select 1 as n' })).rows).toEqual([{ n: 1 }]);
  }));
