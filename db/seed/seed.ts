import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { SERVICES } from '../services.ts';
import { DEMO_ACCOUNTS } from './accounts.ts';

/** What a demo marketplace is made by. */
export interface SeedOptions {
  /** Products of all shops; people and their orders do not grow with them. At least 1,000. */
  products?: number;
  /** The moment everything happened before; by default the beginning of today, UTC. */
  anchor?: Date;
  /** Check the catalogue's foreign keys at the end instead of row by row; by default when it is big. */
  bulk?: boolean;
  /** Told how much is done, 0 to 1, and what is being made. */
  onProgress?: (done: number, what: string) => void;
}

/** Products made by one statement: enough for bulk, little enough to see it go on. */
const BATCH = 25_000;

/** Two loads at once would each find the database empty. */
const SEED_LOCK = 7_203_403;

interface Step {
  name: string;
  files: string[];
  settings?: Record<string, number>;
}

/**
 * What is run, in order: word lists, the catalogue, which the story is told about, the story of who bought what,
 * then each service's part of it.
 */
function steps(products: number, bulk: boolean): Step[] {
  const catalogue = Array.from({ length: Math.ceil(products / BATCH) }, (_, batch) => ({
    name: 'products',
    files: ['products.sql'],
    settings: { first_product: batch * BATCH + 1, last_product: Math.min((batch + 1) * BATCH, products) },
  }));
  return [
    {
      name: 'words',
      files: [
        'chance.sql',
        ...[
          'people',
          'places',
          'shops',
          'brands',
          'attributes',
          'categories',
          'delivery',
          'promotions',
          'texts',
        ].map((name) => `dictionaries/${name}.sql`),
        'plan/people.sql',
      ],
    },
    { name: 'product_service', files: ['product_service.sql'] },
    ...(bulk ? [{ name: 'keys off', files: ['bulk_begin.sql'] }] : []),
    ...catalogue,
    ...(bulk ? [{ name: 'keys on', files: ['bulk_end.sql'] }] : []),
    { name: 'story', files: ['plan/orders.sql', 'plan/stock.sql'] },
    ...SERVICES.filter((service) => service !== 'product_service').map((service) => ({
      name: service,
      files: [`${service}.sql`],
    })),
    { name: 'ledger', files: ['ledger.sql'] },
    { name: 'documents', files: ['documents.sql'] },
    { name: 'sequences', files: ['sequences.sql'] },
  ];
}

/**
 * Fills an empty, migrated database with the demo marketplace, in one transaction; `url` is the migrating login's.
 * Nothing in it is left to chance or the clock: the same options make the same rows.
 */
export async function seed(url: string, options: SeedOptions = {}): Promise<void> {
  const {
    products = 2_400,
    anchor = startOfToday(),
    bulk = products > 50_000,
    onProgress = () => undefined,
  } = options;
  if (!Number.isInteger(products) || products < 1_000)
    throw new Error('products must be a whole number from 1000 on.');
  const client = new pg.Client({ connectionString: url, application_name: 'db:seed' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const { rowCount } = await client.query('select from user_service.users limit 1');
    if (rowCount) throw new Error('The database is not empty: the demo marketplace is for an empty one.');
    await configure(client, {
      'seed.products': String(products),
      'seed.anchor': anchor.toISOString(),
      'seed.accounts': JSON.stringify(DEMO_ACCOUNTS),
      // Dates and the text of JSON must not depend on the session.
      timezone: 'UTC',
      datestyle: 'ISO',
      search_path: 'pg_catalog, pg_temp',
      work_mem: '64MB',
      maintenance_work_mem: '256MB',
      jit: 'off',
      statement_timeout: '0',
      idle_in_transaction_session_timeout: '0',
    });
    const all = steps(products, bulk);
    for (const [done, step] of all.entries()) {
      onProgress(done / (all.length + 1), step.name);
      for (const [name, value] of Object.entries(step.settings ?? {}))
        await configure(client, { [`seed.${name}`]: String(value) });
      for (const file of step.files) await run(client, file);
    }
    await client.query('commit');
    // Index-only scans and plans want to know what is there; inside the transaction nothing was visible to all yet.
    onProgress(all.length / (all.length + 1), 'statistics');
    await vacuum(client);
    onProgress(1, 'done');
  } finally {
    await client.end();
  }
}

async function vacuum(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relkind in ('r', 'p') and relnamespace = any ($1::text[]::regnamespace[]) order by 1`,
    [[...SERVICES]],
  );
  await client.query(`vacuum (analyze) ${rows.map(({ name }) => name).join(', ')}`);
}

async function configure(client: pg.Client, settings: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(settings))
    await client.query('select set_config($1, $2, true)', [name, value]);
}

async function run(client: pg.Client, file: string): Promise<void> {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  await client.query(text).catch((error: pg.DatabaseError) => {
    const line = text.slice(0, Number(error.position ?? 0)).split('\n').length;
    throw new Error(`db/seed/${file}:${line}: ${error.message}`, { cause: error });
  });
}

function startOfToday(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
