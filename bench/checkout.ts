import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../db/embedded/server.ts';
import { migratingLogin } from '../db/migrate/migrate.ts';
import { buyByHand, makeTables } from './checkout/byHand.ts';
import { fillCarts, makeBuyers, stockUp } from './checkout/buyers.ts';
import type { Shopping, ShoppingOrder } from './checkout/shopper.ts';
import { familyTime, parentOf, processTime } from './processTime.ts';
import type { BenchOptions, BenchResult } from './run.ts';
import { startBench } from './server.ts';
import { rounded } from './signIn/client.ts';

const CLIENTS = 16;
const PAIRS = 100;
const BUYERS = 3000;
const SECRET = 'bench-sandbox-secret-0123456789';

/** What a purchase of two lines from two shops costs, from a filled cart to its orders confirmed and paid for. */
export async function run({ seconds = 8 }: BenchOptions): Promise<BenchResult> {
  const [sandboxPort, started] = [await freePort(), [] as ChildProcess[]];
  const gateway = {
    PAYMENT_GATEWAY: 'sandbox',
    SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
    SANDBOX_SECRET: SECRET,
  };
  const bench = await startBench({ env: gateway });
  const owner = new pg.Pool({ connectionString: await migratingLogin(bench.connections), max: CLIENTS });
  const start = (file: string, env: Record<string, string>) => {
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, LOG_LEVEL: 'error', ...gateway, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    started.push(child);
    return child;
  };
  try {
    const sandbox = start('workers/integrations/sandbox/sandbox.ts', {
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_WEBHOOK_URL: `${new URL('/webhooks/payments/sandbox', bench.graphqlUrl)}`,
      DATA_DIR: bench.dataDir,
    });
    const worker = start('workers/worker.ts', {
      WORKER_DATABASE_URL: bench.connections.worker,
      WORKER_PORT: '0',
      SECRET_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
      DATA_DIR: bench.dataDir,
    });
    const { rows } = await owner.query('select pg_backend_pid() as pid');
    const postmaster = parentOf(rows[0].pid);
    const goods = await stockUp(owner, PAIRS);
    const buyers = await makeBuyers(bench, owner, BUYERS);
    await makeTables(owner, goods);
    await owner.query('analyze');

    const shopper = fork(new URL('./checkout/shopper.ts', import.meta.url));
    started.push(shopper);
    const shop = async (order: Partial<ShoppingOrder>): Promise<Shopping> => {
      shopper.send({
        port: Number(new URL(bench.graphqlUrl).port),
        databaseUrl: await migratingLogin(bench.connections),
        goods,
        buyers: buyers.slice(0, CLIENTS),
        clients: CLIENTS,
        fillsCart: true,
        milliseconds: seconds * 1000,
        ...order,
      } satisfies ShoppingOrder);
      const [result] = (await once(shopper, 'message')) as [Shopping];
      if (result.failure) throw new Error(result.failure);
      return result;
    };
    const measure = async (what: string, work: () => Promise<Pick<Shopping, 'seconds' | 'confirmed'>>) => {
      const now = () => ({
        api: processTime(bench.pid),
        worker: processTime(worker.pid!),
        postgres: familyTime(postmaster),
        gateway: processTime(sandbox.pid!),
      });
      const before = now();
      const result = await work();
      await untilQuiet(owner);
      const after = now();
      const count = result.confirmed.length;
      const each = (key: keyof typeof before) => rounded((after[key] - before[key]) / count);
      const part = (share: number) => rounded(result.confirmed[Math.floor((count - 1) * share)]!);
      return {
        what,
        n: count,
        'per second': rounded(count / result.seconds),
        'p50 ms': part(0.5),
        'p99 ms': part(0.99),
        'API CPU ms': each('api'),
        'worker CPU ms': each('worker'),
        'PostgreSQL CPU ms': each('postgres'),
        'together ms': rounded(each('api') + each('worker') + each('postgres')),
        'gateway CPU ms': each('gateway'),
      };
    };

    await shop({ milliseconds: 4000 });
    await untilQuiet(owner);
    const whole = await measure(`cart, checkout, confirmed; ${CLIENTS} clients`, () => shop({}));
    await fillCarts(owner, buyers.slice(CLIENTS), goods);
    const alone = await measure(`checkout, confirmed; ${CLIENTS} clients`, () =>
      shop({ fillsCart: false, buyers: buyers.slice(CLIENTS) }),
    );
    const idle = await measure('cart, checkout, confirmed; one client, nothing else going on', () =>
      shop({ clients: 1, milliseconds: 3000 }),
    );
    const byHand = await measure(`the same rows by hand in SQL; ${CLIENTS} clients`, () =>
      shopByHand(owner, buyers, goods, seconds * 1000),
    );
    return {
      'A purchase of two lines from two shops': [whole, alone, idle, byHand],
      Ratios: [
        {
          what: 'PostgreSQL CPU, cart to confirmed ÷ by hand',
          times: rounded(whole['PostgreSQL CPU ms'] / byHand['PostgreSQL CPU ms']),
        },
        {
          what: 'all CPU, checkout to confirmed (wanted: ≤ 20 ms)',
          ms: alone['together ms'],
        },
      ],
    };
  } finally {
    for (const child of started) child.kill('SIGKILL');
    await owner.end();
    await bench.stop();
  }
}

/** Until nothing that was begun is under way: the costs of events and sagas are the purchases' own. */
async function untilQuiet(owner: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await owner.query(
      `select exists (select from platform.event_deliveries)
         or exists (select from platform.sagas where status in ('RUNNING', 'COMPENSATING')) as is_busy`,
    );
    if (!rows[0].is_busy) return;
    await sleep(100);
  }
}

async function shopByHand(
  owner: pg.Pool,
  buyers: Parameters<typeof buyByHand>[1][],
  goods: Parameters<typeof buyByHand>[2][],
  milliseconds: number,
): Promise<Pick<Shopping, 'seconds' | 'confirmed'>> {
  const confirmed: number[] = [];
  const from = performance.now();
  let turn = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = await owner.connect();
      while (performance.now() - from < milliseconds) {
        const at = turn++;
        const started = performance.now();
        await buyByHand(client, buyers[at % buyers.length]!, goods[at % goods.length]!);
        confirmed.push(performance.now() - started);
      }
      client.release();
    }),
  );
  return { seconds: (performance.now() - from) / 1000, confirmed: confirmed.sort((a, b) => a - b) };
}
