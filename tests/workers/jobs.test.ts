import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { emptyDatabase } from '../database.ts';
import { effects, emitChanged, installEffects } from './world.ts';
import { startWorkerProcess, until, type WorkerProcess } from './workerProcess.ts';

const database = emptyDatabase();
const workers: WorkerProcess[] = [];
const start = async (env: Record<string, string> = {}) => {
  const worker = await startWorkerProcess(database, env);
  workers.push(worker);
  return worker;
};

beforeAll(() => installEffects(database.owner));
beforeEach(() =>
  database.owner.query(`
    truncate world.effects;
    truncate world.effect_attempts;
    set role market_worker;
    delete from graphile_worker._private_jobs;
    set role platform;
    delete from platform.workers;
    reset role`),
);
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill('SIGCONT');
    worker.kill('SIGKILL');
    await worker.ended;
  }
});

async function addJob(task: string, payload: object): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query('set role market_worker');
    await client.query('select graphile_worker.add_job($1, $2)', [task, JSON.stringify(payload)]);
  } finally {
    await client.query('reset role');
    client.release();
  }
}
const jobs = async () => {
  const client = await database.owner.connect();
  try {
    await client.query('set role market_worker');
    return (await client.query('select * from graphile_worker.jobs')).rows;
  } finally {
    await client.query('reset role');
    client.release();
  }
};
const attempts = async () =>
  (await database.owner.query('select pid from world.effect_attempts')).rows.map(({ pid }) => pid);

test.each(['SIGKILL', 'SIGSTOP'] as const)(
  'the job of a worker that gets %s is free within 30 s, and its effect is made once',
  async (signal) => {
    const first = await start();
    await addJob('slowEffect', { name: `held by ${signal}`, ms: signal === 'SIGSTOP' ? 1500 : 600_000 });
    await until('the job begun', 10, async () => (await attempts()).length === 1);
    first.kill(signal);
    await start();
    const since = performance.now();
    // The second attempt of a job that takes ten minutes is not waited for: begun is taken over.
    await until('taken over', 30, async () => (await attempts()).length === 2);
    expect(performance.now() - since).toBeLessThan(30_000);
    if (signal === 'SIGSTOP') {
      first.kill('SIGCONT');
      await until('the effect', 10, async () => (await effects(database.owner)).length > 0);
      await until('the job done', 10, async () => (await jobs()).length === 0);
      expect(await effects(database.owner)).toEqual([`held by ${signal}`]);
    }
  },
  60_000,
);

test('an event for a task becomes a job, once', async () => {
  await database.owner.query(`
    set role platform;
    delete from platform.event_consumers;
    insert into platform.event_consumers (consumer, topic, task) values ('test.notes', 'product.changed', 'noteEvent');
    reset role`);
  await emitChanged(database.owner, [1, 2, 3]);
  await Promise.all([start(), start()]);
  await until('three jobs done', 10, async () => (await effects(database.owner)).length === 3);
  expect((await effects(database.owner)).sort()).toEqual(['product 1', 'product 2', 'product 3']);
});

test('a payload that is not the task’s fails once and for good, and is counted', async () => {
  const worker = await start();
  await addJob('slowEffect', { name: 12 });
  // The attempt is made the last one, then it fails: two statements.
  await until('given up', 10, async () =>
    (await jobs()).some((job) => job.attempts === job.max_attempts && job.last_error !== null),
  );
  const job = (await jobs()).find(({ task_identifier }) => task_identifier === 'slowEffect');
  expect(job.attempts).toBe(1);
  expect(job.last_error).toMatch(/slowEffect.*name/s);
  await until('counted', 10, async () =>
    (await (await fetch(`${worker.url}/metrics`)).text()).includes('market_jobs_failed 1'),
  );
});

test('a worker that stops finishes its job', async () => {
  const worker = await start();
  await addJob('slowEffect', { name: 'finished', ms: 1000 });
  await until('the job begun', 10, async () => (await attempts()).length === 1);
  worker.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expect(await effects(database.owner)).toEqual(['finished']);
});

test('its endpoints tell how it is', async () => {
  const worker = await start();
  expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${worker.url}/readyz`)).json()).toEqual({ status: 'ready' });
  expect((await fetch(`${worker.url}/anything`)).status).toBe(404);
  const metrics = await (await fetch(`${worker.url}/metrics`)).text();
  for (const name of [
    'market_workers 1',
    'market_event_lag_seconds',
    'market_jobs_waiting',
    'market_sagas_stuck',
  ])
    expect(metrics).toContain(name);
});
