import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { makeWorkerMetrics } from '../../workers/metrics.ts';
import type { Pulse } from '../../workers/pulse.ts';
import { SAGAS } from '../../workers/sagas/index.ts';
import { startSagas } from '../../workers/sagas/runner.ts';
import { demoDatabase } from '../database.ts';
import { STALE_DOCUMENTS } from '../seed/documents.ts';
import { until } from '../workers/workerProcess.ts';

const database = demoDatabase();
const change = (sql: string, values: unknown[] = []) => database.owner.query(sql, values);
const value = async (sql: string, values: unknown[] = []) =>
  Object.values((await change(sql, values)).rows[0])[0] as any;

const started: { pulse: Pulse; pool: pg.Pool }[] = [];
afterEach(async () => {
  for (const { pulse, pool } of started.splice(0)) {
    await pulse.stop();
    await pool.end();
  }
});

/** The worker's part that runs sagas, in this process. */
async function runSagas(): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.connections.worker, max: 5 });
  const workerId = randomUUID();
  await pool.query('select platform.beat_worker($1, $2, $3, $4, 0, 0, 0, true)', [
    workerId,
    hostname(),
    process.pid,
    [],
  ]);
  const pulse = startSagas({
    outside: { gateways: { current: undefined!, named: () => undefined }, shopUrl: '' },
    pool,
    log: pino({ level: 'silent' }),
    metrics: makeWorkerMetrics(pool),
    workerId,
    sagas: SAGAS,
    concurrency: 4,
    pollMs: 20,
  });
  started.push({ pulse, pool });
}

let sagas = 0;
const startSaga = (): Promise<string> =>
  value(`select platform.start_saga('rebuild_search_documents', $1, '{}')`, [`test ${++sagas}`]);
const statusOf = (id: string): Promise<string> =>
  value('select status from platform.sagas where saga_id = $1', [id]);
const end = (id: string, status: string) =>
  change(
    `update platform.sagas set status = $2, finished_at = case when $2 <> 'STUCK' then now() end where saga_id = $1`,
    [id, status],
  );
const begin = (id: string): Promise<number | null> => value('select search_service.begin_rebuild($1)', [id]);
const beside = async () =>
  (
    await change(
      'select generation, saga_id from search_service.document_generations() where not is_live order by 1',
    )
  ).rows;
const live = (): Promise<number> =>
  value('select generation from search_service.document_generations() where is_live');

test('two rebuilds at once: the second waits, then rebuilds', async () => {
  const before = await value('select count(*)::integer from search_service.product_documents');
  const lock = await database.owner.connect();
  try {
    // Nothing is filled while somebody else holds all documents.
    await lock.query('begin; select search_service.lock_documents()');
    const first = await startSaga();
    await runSagas();
    await until('the first has begun', 10, async () => (await beside()).length === 1);
    const second = await startSaga();
    const waits = `select exists (
      select from platform.saga_steps where saga_id = $1 and step = 'begin' and outcome = 'WAITING'
    )`;
    await until('the second waits', 10, () => value(waits, [second]));
    expect(await beside()).toEqual([{ generation: expect.any(Number), saga_id: first }]);
    const [{ generation }] = await beside();
    await lock.query('rollback');
    await until('the first is over', 30, async () => (await statusOf(first)) === 'COMPLETED');
    expect(await live()).toBe(generation);

    await change('select platform.retry_saga($1)', [second]);
    await until('the second is over', 30, async () => (await statusOf(second)) === 'COMPLETED');
    expect(await live()).toBeGreaterThan(generation);
    expect(await value('select count(*)::integer from search_service.product_documents')).toBe(before);
    expect(await beside()).toEqual([]);
    expect((await change(STALE_DOCUMENTS)).rows).toEqual([]);
    const failed = `select * from platform.saga_steps where outcome not in ('DONE', 'WAITING')`;
    expect((await change(failed)).rows).toEqual([]);
  } finally {
    await lock.query('rollback');
    lock.release();
  }
}, 90_000);

test('a number is never given twice, so who comes back late switches nothing of another’s', async () => {
  const [first, second] = [await startSaga(), await startSaga()];
  const generation = (await begin(first))!;
  expect(await begin(second)).toBeNull();
  await change('select search_service.discard_rebuild($1)', [generation]);
  await end(first, 'COMPENSATED');
  const next = (await begin(second))!;
  expect(next).toBeGreaterThan(generation);
  for (const call of ['fill_rebuild', 'index_rebuild', 'switch_rebuild'])
    await expect(change(`select search_service.${call}($1)`, [generation])).rejects.toThrow(
      'not being rebuilt',
    );
  // Undone late, the first leaves the second's alone.
  await change('select search_service.discard_rebuild($1)', [generation]);
  expect(await beside()).toEqual([{ generation: next, saga_id: second }]);
  await end(second, 'COMPENSATED');
});

test.each(['COMPENSATED', 'STUCK', 'gone'])(
  'what a saga that is %s left behind is dropped by the next',
  async (state) => {
    const left = await startSaga();
    const generation = (await begin(left))!;
    if (state === 'gone') await change('delete from platform.sagas where saga_id = $1', [left]);
    else await end(left, state);
    const saga = await startSaga();
    const next = (await begin(saga))!;
    expect(next).toBeGreaterThan(generation);
    expect(await beside()).toEqual([{ generation: next, saga_id: saga }]);
    await expect(change('select search_service.rebuild_documents()')).rejects.toThrow('a saga is rebuilding');
    await change('select search_service.discard_rebuild($1)', [next]);
    await end(saga, 'COMPENSATED');
  },
);

test('two that begin in the same moment are not given the same', async () => {
  const [first, second] = [await startSaga(), await startSaga()];
  const given = await Promise.all([begin(first), begin(second)]);
  expect(given.filter((generation) => generation !== null)).toHaveLength(1);
  expect(await beside()).toHaveLength(1);
});
