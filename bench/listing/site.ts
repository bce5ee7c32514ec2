import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { FilledDatabases } from '../filledDatabases.ts';
import type { ListingPorts, ListingServer, ListingTask } from './server.ts';

/** Categories whose pages are asked for in turn, so that not one page is in every cache. */
const CATEGORIES = 20;

/** A category and, per listing, the row in its middle: what a deep page comes after. */
export interface Shelf {
  category: string;
  products: number;
  /** Of `products`, by key. */
  afterProduct: string[];
  /** Of `product_documents`, by popularity and key. */
  afterDocument: string[];
}

/** A running server on one of the databases. */
export interface Site {
  products: number;
  ports: ListingPorts;
  shelves: Shelf[];
  /** Its processes. */
  pids: number[];
  /** From the start until all of them listen. */
  bootMs: number;
  stop(): Promise<void>;
}

const DEPTHS = `
  with recursive tree as (
    select category_id, 1 as depth from product_service.categories where parent_id is null
    union all
    select below.category_id, depth + 1
    from product_service.categories as below join tree on below.parent_id = tree.category_id
  )
  select json_object_agg(category_id, depth) as depths from tree`;

const SHELVES = `
  select category_id::text as category, listed::integer as products,
    array[(
      select product_id::text from product_service.products
      where category_id = large.category_id and is_listed
      order by product_id offset listed / 2 limit 1
    )] as "afterProduct",
    (
      select array[popularity::text, product_id::text] from search_service.product_documents
      where category_id = large.category_id
      order by popularity desc, product_id desc offset listed / 2 limit 1
    ) as "afterDocument"
  from (
    select category_id, count(*) as listed from product_service.products where is_listed
    group by category_id order by count(*) desc, category_id limit ${CATEGORIES}
  ) as large`;

/** A role as anonymous visitors are, but for row-level security. */
const UNGUARDED = 'bench_unguarded';

/** Starts the API on a filled database in so many processes, their log to a file. */
export async function startSite(
  databases: FilledDatabases,
  products: number,
  processes: number,
): Promise<Site> {
  const url = new URL(databases.admin(products));
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  await admin.query(`do $$ begin
      if to_regrole('${UNGUARDED}') is null then create role ${UNGUARDED} login bypassrls in role market_anonymous; end if;
    end $$`);
  // Two sites share the role, and so its password: the superuser's, whose server this is.
  await admin.query(`alter role ${UNGUARDED} password ${pg.escapeLiteral(decodeURIComponent(url.password))}`);
  await admin.query(`grant connect on database products_${products} to ${UNGUARDED}`);
  const { depths } = (await admin.query(DEPTHS)).rows[0];
  const { rows: shelves } = await admin.query<Shelf>(SHELVES);
  await admin.end();

  url.username = UNGUARDED;
  const task: ListingTask = { processes, depths, unguardedUrl: url.toString(), unguardedRole: UNGUARDED };
  const log = openSync(path.join(tmpdir(), `marketplace-bench-${products}.log`), 'w');
  const started = performance.now();
  const server = fork(path.join(import.meta.dirname, 'server.ts'), [JSON.stringify(task)], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      RATE_LIMIT_PER_MINUTE: '1000000',
      API_DATABASE_URL: databases.connections(products).api,
      AUTH_DATABASE_URL: databases.connections(products).auth,
      SECRET_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
      JWT_KEYS: `bench:${'0'.repeat(32)}`,
    },
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  const { ports, pids } = await Promise.race([
    once(server, 'message').then(([message]) => message as ListingServer),
    once(server, 'exit').then(() => Promise.reject(new Error('The API did not start.'))),
  ]);
  const bootMs = Math.round(performance.now() - started);
  return { products, ports, shelves, pids, bootMs, stop: () => stopped(server) };
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}
