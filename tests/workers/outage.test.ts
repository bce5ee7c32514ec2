import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { emptyDatabase, testServer } from '../database.ts';
import { emitChanged, installTally } from './world.ts';
import { startWorkerProcess, until } from './workerProcess.ts';

const database = emptyDatabase();

test('a database that is away for long is no worker’s death: all go on when it is back', async () => {
  await installTally(database.owner);
  const name = new URL(database.connections.worker).pathname.slice(1);
  const server = new pg.Client({ connectionString: testServer() });
  await server.connect();
  const workers = await Promise.all([startWorkerProcess(database), startWorkerProcess(database)]);
  try {
    await server.query(`alter database ${name} allow_connections false`);
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await sleep(15_000);
    await server.query(`alter database ${name} allow_connections true`);
    await sleep(8000);
    expect(workers.map(({ child }) => child.exitCode)).toEqual([null, null]);
    await emitChanged(database.owner, [1, 2, 3]);
    await until('told again', 10, async () => {
      const { rows } = await database.owner.query('select count(*)::int as n from search_service.tally');
      return rows[0].n === 3;
    });
  } finally {
    await server.query(`alter database ${name} allow_connections true`);
    await server.end();
    for (const worker of workers) {
      worker.kill('SIGKILL');
      await worker.ended;
    }
  }
}, 60_000);
