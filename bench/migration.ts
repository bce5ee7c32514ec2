import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { signAccessToken } from '../api/token.ts';
import { migrate, migratingLogin } from '../db/migrate/migrate.ts';
import { DEMO_ACCOUNTS, demoSessionId } from '../db/seed/accounts.ts';
import { startBench } from './server.ts';

const CLIENTS = 8;

/** What each client asks, over and over: reads of four kinds of callers, and a write. */
const OPERATIONS: { as?: string; query: string }[] = [
  {
    query:
      '{ products(first: 20) { nodes { name basePrice brand { name } seller { shopName } variants(first: 5) { nodes { skuCode } } } } }',
  },
  {
    query:
      '{ categories(first: 50) { nodes { name slug } } reviews(first: 20) { nodes { rating comment } } }',
  },
  {
    as: 'anna',
    query:
      '{ orders(first: 20) { nodes { status totalAmount orderItems(first: 10) { nodes { productName } } } } }',
  },
  {
    as: 'anna',
    query:
      'mutation { createUserAddress(input: { userAddress: { label: "Load", city: "Тверь", street: "Советская", houseNumber: "1" } }) { clientMutationId } }',
  },
  {
    as: 'x-manager',
    query: '{ orders(first: 20) { nodes { status totalAmount } } products(first: 20) { nodes { name } } }',
  },
  {
    as: 'operator',
    query:
      '{ inventoryItems(first: 50) { nodes { skuCode quantity } } pickingTasks(first: 20) { nodes { status } } }',
  },
];

interface Answer {
  at: number;
  ms: number;
  failure?: string;
}

/** Every repeatable is applied again while eight clients load the API: nobody may fail, nobody may wait long. */
export async function run(): Promise<Record<string, unknown>[]> {
  const bench = await startBench();
  const answers: Answer[] = [];
  let going = true;
  const rules = {
    keys: [{ id: 'bench', secret: '0'.repeat(32) }],
    issuer: 'marketplace',
    clockToleranceSeconds: 0,
  };
  const tokenOf = (name: string) => {
    const { userId, audience } = DEMO_ACCOUNTS.find((account) => account.name === name)!;
    return signAccessToken({ userId: String(userId), sessionId: demoSessionId(name), audience }, 3600, rules);
  };
  const ask = async ({ as, query }: (typeof OPERATIONS)[number]) => {
    const at = performance.now();
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (as) headers['authorization'] = `Bearer ${tokenOf(as)}`;
    let failure: string | undefined;
    try {
      const response = await fetch(bench.graphqlUrl, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      });
      const body = (await response.json()) as { errors?: unknown };
      if (!response.ok || body.errors) failure = JSON.stringify(body.errors ?? response.status);
    } catch (error) {
      failure = String(error);
    }
    answers.push({ at, ms: performance.now() - at, ...(failure ? { failure } : {}) });
  };
  const client = async (first: number) => {
    for (let turn = first; going; turn++) await ask(OPERATIONS[turn % OPERATIONS.length]!);
  };

  try {
    const load = Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
    await sleep(6000);
    const periods: { what: string; from: number; to: number }[] = [
      { what: 'before', from: 2000, to: performance.now() },
    ];
    periods[0]!.from = performance.now() - 4000;
    const owner = new pg.Client({ connectionString: await migratingLogin(bench.connections) });
    await owner.connect();
    for (let round = 1; round <= 3; round++) {
      await owner.query('delete from platform.applied_sections; delete from platform.releases');
      const from = performance.now();
      const { sections } = await migrate(bench.connections);
      periods.push({ what: `migration ${round} (${sections.length} sections)`, from, to: performance.now() });
      await sleep(500);
    }
    await owner.end();
    going = false;
    await load;
    return periods.map(({ what, from, to }) => {
      const during = answers.filter(({ at, ms }) => at + ms >= from && at <= to);
      const times = during.map(({ ms }) => ms).sort((a, b) => a - b);
      const part = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
      const failures = during.filter(({ failure }) => failure);
      return {
        period: what,
        seconds: Number(((to - from) / 1000).toFixed(1)),
        requests: during.length,
        failed: failures.length,
        'p50 ms': part(0.5),
        'p99 ms': part(0.99),
        'max ms': part(1),
        ...(failures[0] ? { failure: failures[0].failure } : {}),
      };
    });
  } finally {
    going = false;
    await bench.stop();
  }
}
