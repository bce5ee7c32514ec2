import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { emptyDatabase } from '../database.ts';
import { startCarrier, type Carrier } from './carrier.ts';
import { effects, installEffects } from './world.ts';
import { startWorkerProcess, until, type WorkerProcess } from './workerProcess.ts';

const database = emptyDatabase();
const workers: WorkerProcess[] = [];
let carrier: Carrier;
const start = async () => {
  const worker = await startWorkerProcess(database);
  workers.push(worker);
  return worker;
};

beforeAll(async () => {
  await installEffects(database.owner);
  carrier = await startCarrier();
});
beforeEach(async () => {
  carrier.behaviour = { book: 200, cancel: 200 };
  carrier.bookings.clear();
  carrier.cancellations.clear();
  await database.owner.query('truncate world.effects; truncate world.effect_attempts');
});
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill('SIGCONT');
    worker.kill('SIGKILL');
    await worker.ended;
  }
});
afterAll(() => carrier?.close());

async function startSaga(parcel: string, boxes = 2): Promise<string> {
  const { rows } = await database.owner.query(`select platform.start_saga('test_parcel', $1, $2) as id`, [
    parcel,
    JSON.stringify({ parcel, boxes, carrier: carrier.url }),
  ]);
  return rows[0].id;
}
const saga = async (id: string) =>
  (await database.owner.query('select * from platform.sagas where saga_id = $1', [id])).rows[0];
const steps = async (id: string) =>
  (
    await database.owner.query(
      `select step || ' ' || direction || ' ' || outcome as said from platform.saga_steps where saga_id = $1 order by saga_step_id`,
      [id],
    )
  ).rows.map(({ said }) => said);
const reaches = (id: string, status: string, seconds = 10) =>
  until(`saga ${status}`, seconds, async () => (await saga(id)).status === status);

test('a saga runs through its steps once, keeps what they gave, and is found again by its key', async () => {
  const id = await startSaga('one', 3);
  expect(await startSaga('one', 3)).toBe(id);
  await start();
  await reaches(id, 'COMPLETED');
  expect(await effects(database.owner)).toEqual(['one box 1', 'one box 2', 'one box 3', 'one handed over']);
  expect((await saga(id)).state).toEqual({ pack: 3, book: { number: `${id}/book` } });
  expect(await startSaga('one', 3)).toBe(id);
  expect(await steps(id)).toEqual(['pack FORWARD DONE', 'book FORWARD DONE', 'hand_over FORWARD DONE']);
});

test('a refused step turns the saga round: what was done is undone', async () => {
  carrier.behaviour.book = 409;
  const id = await startSaga('refused');
  await start();
  await reaches(id, 'COMPENSATED');
  expect(await effects(database.owner)).toEqual(['refused box 1', 'refused box 2', 'refused unpacked']);
  // The booking may have been made before it was refused: it is cancelled all the same.
  expect([...carrier.cancellations]).toEqual([`${id}/book/undo`]);
  expect(await steps(id)).toEqual([
    'pack FORWARD DONE',
    'book FORWARD REFUSED',
    'book BACKWARD DONE',
    'pack BACKWARD DONE',
  ]);
});

test('a failing step is tried again with the same key, then the saga turns round; a failing undo gets stuck', async () => {
  carrier.behaviour = { book: 500, cancel: 500 };
  const id = await startSaga('stuck');
  await start();
  await reaches(id, 'STUCK', 20);
  expect([...carrier.bookings]).toEqual([[`${id}/book`, 3]]);
  const { error, step } = await saga(id);
  expect({ error, step }).toEqual({ error: 'the carrier answers 500 to the cancellation', step: 'book' });
  const vitals = (await database.owner.query('select * from platform.worker_vitals()')).rows[0];
  expect(vitals.sagas_stuck).toBe('1');
}, 40_000);

test('a step that waits is woken', async () => {
  carrier.behaviour.book = 202;
  const id = await startSaga('patient');
  await start();
  await until('waiting', 5, async () => (await steps(id)).includes('book FORWARD WAITING'));
  carrier.behaviour.book = 200;
  await database.owner.query('select platform.wake_saga($1)', [id]);
  await reaches(id, 'COMPLETED', 3);
});

test.each(['SIGKILL', 'SIGSTOP'] as const)(
  'a worker that gets %s inside a step is overtaken within 30 s, and nothing happens twice',
  async (signal) => {
    carrier.behaviour.book = 0;
    const id = await startSaga(`held by ${signal}`);
    const first = await start();
    await until('the carrier asked', 5, async () => carrier.bookings.size === 1);
    first.kill(signal);
    carrier.behaviour.book = 200;
    await start();
    await reaches(id, 'COMPLETED', 30);
    if (signal === 'SIGSTOP') {
      first.kill('SIGCONT');
      // It learns that it was overtaken, changes nothing and ends.
      expect(await first.ended).toBe(1);
      expect(first.output()).toContain('DEAD: the others took it for dead');
    }
    expect(await effects(database.owner)).toEqual([
      `held by ${signal} box 1`,
      `held by ${signal} box 2`,
      `held by ${signal} handed over`,
    ]);
    // Asked twice with one key: one booking.
    expect([...carrier.bookings]).toEqual([[`${id}/book`, 2]]);
  },
  60_000,
);

test('a worker that is told to stop hands its sagas to another', async () => {
  carrier.behaviour.book = 0;
  const id = await startSaga('handed on');
  const first = await startWorkerProcess(database, { SHUTDOWN_GRACE_MS: '500' });
  workers.push(first);
  await until('the carrier asked', 5, async () => carrier.bookings.size === 1);
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  carrier.behaviour.book = 200;
  await start();
  await reaches(id, 'COMPLETED', 5);
});
