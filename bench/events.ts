import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migratingLogin } from '../db/migrate/migrate.ts';
import { familyTime, parentOf, processTime } from './processTime.ts';
import type { BenchResult } from './run.ts';
import { startBench } from './server.ts';

const CLIENTS = 16;
const EVENTS = 10_000;
const CHANGES = 500;
/** A change each so often, as a busy shop makes them. */
const CHANGE_EVERY_MS = 20;

/** A change of the smallest kind, and the same with an event: what is between them is the event's. */
const CHANGE = `insert into bench.changes (product_id) values ($1::bigint)`;
const CHANGE_AND_EVENT = `
  with change as (${CHANGE} returning product_id)
  select platform.emit('product.changed', product_id::text, jsonb_build_object('productId', product_id, 'sellerId', 1))
  from change`;

/** What an event costs and how late it is: emitted, told to its consumers, and seen in the listing. */
export async function run(): Promise<BenchResult> {
  const bench = await startBench();
  const owner = new pg.Pool({ connectionString: await migratingLogin(bench.connections), max: CLIENTS });
  let worker: ChildProcess | undefined;
  try {
    const { rows } = await owner.query('select pg_backend_pid() as pid');
    const postmaster = parentOf(rows[0].pid);
    await owner.query(`
      create schema bench;
      create table bench.changes (change_id bigserial primary key, product_id bigint);
      grant usage on schema bench to product_service;
      grant select, insert on bench.changes to product_service;
      grant usage on sequence bench.changes_change_id_seq to product_service`);

    const plain = await timed(postmaster, () => everyClient(owner, 'change', CHANGE));
    const emitted = await timed(postmaster, () => everyClient(owner, 'change and event', CHANGE_AND_EVENT));

    worker = spawn(process.execPath, ['workers/worker.ts'], {
      env: {
        ...process.env,
        WORKER_DATABASE_URL: bench.connections.worker,
        WORKER_PORT: '0',
        SECRET_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const { pid } = worker;
    const told = await timed(postmaster, () => untilToldAll(owner), pid);
    const deliveries = Number(
      (await owner.query('select count(*) from platform.event_consumptions')).rows[0].count,
    );

    const since = (await owner.query('select max(event_id) as last from platform.events')).rows[0].last;
    await change(owner);
    await untilToldAll(owner);
    const { rows: late } = await owner.query(
      `select percentile_cont(array[0.5, 0.95, 0.99, 1]) within group (
         order by extract(epoch from consumed_at - event.occurred_at) * 1000
       ) as ms
       from platform.event_consumptions
       join platform.events as event using (event_id)
       where consumer = 'search_service.documents' and event_id > $1`,
      [since],
    );
    const [p50, p95, p99, most] = late[0].ms.map((ms: number) => Math.round(ms));
    const each = ({ ms, postgres, worker: own }: Timed, count: number) => ({
      'per s': Math.round((count / ms) * 1000),
      'PostgreSQL CPU ms each': Number((postgres / count).toFixed(3)),
      'worker CPU ms each': Number((own / count).toFixed(3)),
    });
    return {
      Costs: [
        { what: `a change, ${CLIENTS} clients`, count: EVENTS, ...each(plain, EVENTS) },
        { what: 'the same change with an event', count: EVENTS, ...each(emitted, EVENTS) },
        {
          what: 'so an event is (wanted: ≤ 0.2 ms)',
          count: EVENTS,
          'PostgreSQL CPU ms each': Number(((emitted.postgres - plain.postgres) / EVENTS).toFixed(3)),
        },
        { what: 'told to a consumer, the documents made anew', count: deliveries, ...each(told, deliveries) },
      ],
      'From a change of price to its document (wanted: p95 < 1000 ms)': [
        {
          changes: CHANGES,
          'every ms': CHANGE_EVERY_MS,
          'p50 ms': p50,
          'p95 ms': p95,
          'p99 ms': p99,
          'max ms': most,
        },
      ],
    };
  } finally {
    if (worker) {
      worker.kill('SIGTERM');
      await once(worker, 'exit');
    }
    await owner.end();
    await bench.stop();
  }
}

interface Timed {
  ms: number;
  /** CPU time in milliseconds. */
  postgres: number;
  worker: number;
}

async function timed(postmaster: number, work: () => Promise<void>, pid?: number): Promise<Timed> {
  const [from, postgres, worker] = [performance.now(), familyTime(postmaster), pid ? processTime(pid) : 0];
  await work();
  return {
    ms: performance.now() - from,
    postgres: familyTime(postmaster) - postgres,
    worker: pid ? processTime(pid) - worker : 0,
  };
}

/** Runs a statement {@link EVENTS} times, each in a transaction of its own, on so many connections at once. */
async function everyClient(pool: pg.Pool, name: string, text: string): Promise<void> {
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, first) => {
      const client = await pool.connect();
      await client.query('set role product_service');
      for (let id = first; id < EVENTS; id += CLIENTS)
        await client.query({ name, text, values: [1 + (id % 2000)] });
      await client.query('reset role');
      client.release();
    }),
  );
}

async function untilToldAll(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query('select exists (select from platform.event_deliveries) as waiting');
    if (!rows[0].waiting) return;
    await sleep(20);
  }
}

async function change(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `select product_id from product_service.products where is_listed order by product_id limit ${CHANGES}`,
  );
  for (const { product_id } of rows) {
    await pool.query(
      'update product_service.products set base_price = base_price + 1 where product_id = $1',
      [product_id],
    );
    await sleep(CHANGE_EVERY_MS);
  }
}
