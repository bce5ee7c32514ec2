import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyDatabase } from '../database.ts';
import { emitChanged, installTally, TALLY } from './world.ts';
import { startWorkerProcess, until, type WorkerProcess } from './workerProcess.ts';

const database = emptyDatabase();
const workers: WorkerProcess[] = [];
const start = async () => {
  const worker = await startWorkerProcess(database);
  workers.push(worker);
  return worker;
};

beforeAll(() => installTally(database.owner));
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill('SIGKILL');
    await worker.ended;
  }
});

const one = async (sql: string) => Number((await database.owner.query(sql)).rows[0].n);
const undelivered = () => one('select count(*) as n from platform.event_deliveries');

test('what is emitted is told within a second, in order, by one of two workers', async () => {
  await Promise.all([start(), start()]);
  await emitChanged(database.owner, [1, 2, 1, 3, 1]);
  await until(
    'five events told',
    5,
    async () => (await one('select count(*) as n from search_service.tally')) === 5,
  );
  const { rows } = await database.owner.query(
    `select event_id, extract(epoch from consumed_at - occurred_at) as late
     from search_service.tally join platform.event_consumptions using (event_id) order by tally_id`,
  );
  expect(rows.map(({ event_id }) => event_id)).toEqual(
    rows.map(({ event_id }) => event_id).sort((a, b) => Number(a) - Number(b)),
  );
  expect(Math.max(...rows.map(({ late }) => Number(late)))).toBeLessThan(1);
});

test('10,000 events of 16 clients, the worker killed five times: each told exactly once', async () => {
  const before = await one('select coalesce(max(event_id), 0) as n from platform.events');
  let emitting = true;
  const emitted = Promise.all(
    Array.from({ length: 16 }, (_, client) =>
      emitChanged(
        database.owner,
        Array.from({ length: 625 }, (_, at) => 100_000 + client * 625 + at),
      ),
    ),
  ).finally(() => (emitting = false));
  let worker = await start();
  for (let kill = 1; kill <= 5; kill++) {
    await sleep(300 + Math.random() * 700);
    worker.kill('SIGKILL');
    await worker.ended;
    worker = await start();
  }
  await emitted;
  expect(emitting).toBe(false);
  await until('all events told', 60, async () => (await undelivered()) === 0);
  const { rows } = await database.owner.query(
    `select count(*)::int as told, count(distinct event_id)::int as events, count(distinct product_id)::int as products
     from search_service.tally where event_id > $1`,
    [before],
  );
  expect(rows[0]).toEqual({ told: 10_000, events: 10_000, products: 10_000 });
  expect(
    await one(
      `select count(*) as n from platform.event_consumptions where consumer = '${TALLY}' and event_id > ${before}`,
    ),
  ).toBe(10_000);
}, 120_000);

test('an event that its consumer fails on is tried apart, put off, then parked; the others go on', async () => {
  await start();
  await emitChanged(database.owner, [200_001, 666, 200_002]);
  await until(
    'the others told',
    5,
    async () =>
      (await one('select count(*) as n from search_service.tally where product_id in (200001, 200002)')) ===
      2,
  );
  await until(
    'the third attempt, and parked',
    15,
    async () =>
      (await one(`select count(*) as n from platform.event_deliveries where due_at = 'infinity'`)) === 1,
  );
  const { rows } = await database.owner.query('select attempts, error from platform.event_deliveries');
  expect(rows).toEqual([{ attempts: 3, error: 'P0001: product 666 is cursed' }]);
});
