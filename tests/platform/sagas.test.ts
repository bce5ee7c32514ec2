import { beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { emptyDatabase } from '../database.ts';

const database = emptyDatabase();

/** Runs a statement as the worker's login. */
async function asWorker(text: string, values: unknown[] = []): Promise<any[]> {
  const client = new pg.Client({ connectionString: database.connections.worker });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
const claim = (worker: string, steps = ['first', 'second'], name = 'test') =>
  asWorker('select * from platform.claim_sagas($1, $2, $3, 10)', [worker, steps.map(() => name), steps]);
const saga = async () => (await database.owner.query('select * from platform.sagas')).rows[0];
const wait = (token: string) =>
  asWorker(`select platform.fail_saga_step($1, $2, 'first', 'WAITING', 'not yet', '1 day', null)`, [
    id,
    token,
  ]);

let id: string;
let worker: string;
beforeEach(async () => {
  worker = randomUUID();
  await database.owner.query('delete from platform.sagas');
  await asWorker(`select platform.beat_worker($1, 'here', 1, '{}', 0, 0, 0, true)`, [worker]);
  [{ id }] = await asWorker(`select platform.start_saga('test', 'key', '{}') as id`);
});

describe('a claim', () => {
  test('is of sagas whose step the worker’s release has', async () => {
    const [first] = await claim(worker);
    await asWorker(`select platform.finish_saga_step($1, $2, 'first', '1', 'added_later')`, [
      id,
      first.run_token,
    ]);
    await asWorker('select platform.leave_worker($1)', [worker]);
    expect(await claim(worker)).toEqual([]);
    expect(await claim(worker, ['first', 'added_later'])).toHaveLength(1);
  });

  test('of another name takes nothing', async () => {
    expect(await claim(worker, ['first'], 'other')).toEqual([]);
  });

  test('ends what an earlier one may report', async () => {
    const [first] = await claim(worker);
    await database.owner.query('update platform.sagas set worker_id = null');
    await claim(worker);
    await expect(
      asWorker(`select platform.finish_saga_step($1, $2, 'first', null, null)`, [id, first.run_token]),
    ).rejects.toThrow('Another worker runs this saga now.');
    expect(await saga()).toMatchObject({ status: 'RUNNING', step: null });
  });
});

describe('a saga that waits', () => {
  test('is due when its pause is over', async () => {
    const [{ run_token }] = await claim(worker);
    await wait(run_token);
    expect((await saga()).due_at.getTime()).toBeGreaterThan(Date.now() + 86_000_000);
    await database.owner.query('select platform.wake_saga($1)', [id]);
    expect(await claim(worker)).toHaveLength(1);
  });

  test('does not, when it was woken while its step still asked', async () => {
    const [{ run_token }] = await claim(worker);
    await database.owner.query('select platform.wake_saga($1)', [id]);
    await wait(run_token);
    const [again] = await claim(worker);
    expect(again).toBeDefined();
    // Once: what it waits for now has not happened yet.
    await wait(again.run_token);
    expect(await claim(worker)).toEqual([]);
  });
});

test('a step under way does not keep its worker from leaving', async () => {
  const [{ run_token }] = await claim(worker);
  const step = new pg.Client({ connectionString: database.connections.worker });
  await step.connect();
  await step.query('begin');
  await step.query('select platform.hold_saga($1, $2)', [id, run_token]);
  await asWorker(`set statement_timeout = '2s'; select platform.leave_worker('${worker}')`);
  await step.query('rollback');
  await step.end();
  await asWorker(`select platform.bury_workers('12 seconds')`);
  expect((await saga()).worker_id).toBeNull();
});
