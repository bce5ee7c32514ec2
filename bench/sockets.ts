import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { WebSocket } from 'ws';
import { makeSessionWatch } from '../api/live/sessions.ts';
import { makeLog } from '../api/log.ts';
import type { Session } from '../api/session.ts';
import { signAccessToken } from '../api/token.ts';
import { migratingLogin } from '../db/migrate/migrate.ts';
import { DEMO_ACCOUNTS } from '../db/seed/accounts.ts';
import { startBench } from './server.ts';

const SOCKETS = 500;
const ROUNDS = 10;
const IDLE_SECONDS = 20;
const SUBSCRIPTION =
  'subscription ($id: BigInt!) { productUpdated(productId: $id) { event product { productId name basePrice status } } }';

/** One open socket, and when it was last sent something. */
interface Follower {
  ws: WebSocket;
  next(): Promise<number>;
}

async function follow(url: string, id: string, authorization: string | undefined): Promise<Follower> {
  const ws = new WebSocket(url, 'graphql-transport-ws');
  let waiting: { resolve: (at: number) => void; reject: (error: Error) => void } | undefined;
  const next = () => new Promise<number>((resolve, reject) => (waiting = { resolve, reject }));
  const send = (message: object) => ws.send(JSON.stringify(message));
  ws.on('open', () => send({ type: 'connection_init', payload: authorization ? { authorization } : {} }));
  ws.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data));
    if (type === 'connection_ack') {
      send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIPTION, variables: { id } } });
    } else if (type === 'next' && payload.data) waiting?.resolve(performance.now());
    else if (type === 'error') waiting?.reject(new Error(JSON.stringify(payload)));
  });
  ws.on('close', (code, reason) =>
    waiting?.reject(new Error(`A socket was closed: ${code} ${String(reason)}`)),
  );
  await next();
  return { ws, next };
}

/** What a process holds and has used so far, from Linux: MiB of memory and seconds of CPU. */
async function usage(pid: number): Promise<{ mib: number; cpu: number }> {
  const [status, stat] = await Promise.all(
    ['status', 'stat'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8')),
  );
  const kib = Number(/VmRSS:\s+(\d+)/.exec(status!)![1]);
  const fields = stat!.slice(stat!.lastIndexOf(')') + 2).split(' ');
  return { mib: kib / 1024, cpu: (Number(fields[11]) + Number(fields[12])) / 100 };
}

/** How long one look at so many sessions takes, the median of 20. */
async function timeOfSessionCheck(api: string, sessionIds: string[], userId: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: api, max: 1 });
  const watch = makeSessionWatch(pool, 0, makeLog('silent'));
  for (const sessionId of sessionIds) {
    watch.add({
      token: { sessionId, userId, audience: 'shop', validUntil: new Date() },
      session: {} as Session,
      onChange: () => undefined,
    });
  }
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const from = performance.now();
    await watch.check();
    times.push(performance.now() - from);
  }
  await pool.end();
  return times.sort((a, b) => a - b)[10]!;
}

/** 500 subscribed sockets, half of them signed in: what they cost when nothing happens, and when something does. */
export async function run(): Promise<Record<string, unknown>[]> {
  const bench = await startBench({
    env: { MAX_SOCKETS: '1000', MAX_SOCKETS_PER_ADDRESS: '1000', SESSION_CACHE_MS: '500' },
  });
  const owner = new pg.Client({ connectionString: await migratingLogin(bench.connections) });
  const open: Follower[] = [];
  try {
    await owner.connect();
    const { rows } = await owner.query(
      'select product_id::text as id from product_service.products where is_listed limit 1',
    );
    const { id } = rows[0] as { id: string };
    const { userId, audience } = DEMO_ACCOUNTS.find(({ name }) => name === 'anna')!;
    const keys = [{ id: 'bench', secret: '0'.repeat(32) }];
    // A session each, as people have.
    const { rows: sessions } = await owner.query(
      `insert into auth_service.user_sessions (session_id, user_id, audience, ip_address, expires_at)
       select gen_random_uuid(), $1, $2, '127.0.0.1', now() + interval '1 hour' from generate_series(1, $3)
       returning session_id`,
      [userId, audience, SOCKETS],
    );
    const tokens = (sessions as { session_id: string }[]).map(({ session_id: sessionId }) =>
      signAccessToken({ userId: String(userId), sessionId, audience }, 3600, {
        keys,
        issuer: 'marketplace',
        clockToleranceSeconds: 0,
      }),
    );
    const url = bench.graphqlUrl.replace('http', 'ws');
    const grow = async (count: number) => {
      for (let left = count; left > 0; left -= 25) {
        open.push(
          ...(await Promise.all(
            Array.from({ length: Math.min(25, left) }, (_, at) =>
              follow(url, id, at % 2 ? `Bearer ${tokens.pop()}` : undefined),
            ),
          )),
        );
      }
    };
    const deliver = async () => {
      await owner.query(
        'update product_service.products set base_price = base_price + 1 where product_id = $1',
        [id],
      );
      const arrivals = Promise.all(open.map((follower) => follower.next()));
      const from = performance.now();
      await owner.query(`select platform.notify_subscribers('product', array[$1::bigint])`, [id]);
      return (await arrivals).map((at) => at - from).sort((a, b) => a - b);
    };

    // Code is loaded and compiled, and the heap has grown, before anything is measured.
    await grow(50);
    for (let round = 0; round < 5; round++) await deliver();
    for (const { ws } of open.splice(0)) ws.close();
    await sleep(3000);

    const before = await usage(bench.pid);
    const openedFrom = performance.now();
    await grow(SOCKETS);
    const openingMs = performance.now() - openedFrom;
    await sleep(3000);
    const idleFrom = await usage(bench.pid);
    await sleep(IDLE_SECONDS * 1000);
    const idle = await usage(bench.pid);
    const times: number[] = [];
    const slowest: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const arrivals = await deliver();
      times.push(...arrivals);
      slowest.push(arrivals.at(-1)!);
      await sleep(200);
    }
    const after = await usage(bench.pid);
    const sessionIds = (sessions as { session_id: string }[]).map((row) => row.session_id);
    const checkMs = await timeOfSessionCheck(bench.connections.api, sessionIds, String(userId));
    times.sort((a, b) => a - b);
    slowest.sort((a, b) => a - b);
    const part = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)]!);
    return [
      {
        sockets: open.length,
        'opened in s': Number((openingMs / 1000).toFixed(1)),
        'RSS before MiB': Math.round(before.mib),
        'RSS with them MiB': Math.round(idle.mib),
        'KiB a socket': Math.round(((idle.mib - before.mib) * 1024) / open.length),
        'idle CPU s/min': Number((((idle.cpu - idleFrom.cpu) * 60) / IDLE_SECONDS).toFixed(2)),
        [`check of ${SOCKETS} sessions ms`]: Number(checkMs.toFixed(1)),
        'delivery CPU ms': Math.round(((after.cpu - idle.cpu) * 1000) / ROUNDS),
        'delivery p50 ms': part(0.5),
        'delivery p99 ms': part(0.99),
        'all reached ms': Math.round(slowest[Math.floor(slowest.length / 2)]!),
      },
    ];
  } finally {
    for (const { ws } of open) ws.terminate();
    await owner.end();
    await bench.stop();
  }
}
