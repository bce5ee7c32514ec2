import { beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { acting, asAnonymous } from '../callers.ts';
import { demoDatabase } from '../database.ts';
import { STALE_DOCUMENTS } from '../seed/documents.ts';

const database = demoDatabase();

/** Small numbers from a seed, the same on every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** What is archived comes back here, which the state machines would not have. */
beforeAll(() =>
  database.owner.query(`
    alter table product_service.products disable trigger _500_status;
    alter table seller_service.sellers disable trigger _500_status`),
);

/** What happens to a product; `$1` is its id. */
const CHANGES = [
  `update product_service.products set name = left(name, 100) || ' ' || clock_timestamp()::text where product_id = $1`,
  `update product_service.products set base_price = base_price + 1 where product_id = $1`,
  `update product_service.products set status = 'ARCHIVED' where product_id = $1`,
  `update product_service.products set status = 'ACTIVE' where product_id = $1`,
  `update product_service.product_variants set stock_quantity_fbs = 1 - least(stock_quantity_fbs, 1) where product_id = $1`,
  `update product_service.product_variants set is_active = not is_active where product_id = $1`,
];

test('while it is rebuilt again and again, readers see it whole and no change is lost', async () => {
  const worker = new pg.Pool({ connectionString: database.connections.worker, max: 8 });
  const service = new pg.Pool({ connectionString: database.connections.owner, max: 8 });
  const failures: unknown[] = [];
  let done = false;
  const calls = { refresh: 0, shops: 0, reads: 0, rebuilds: 0 };
  const whileRunning = async (work: () => Promise<void>) => {
    try {
      while (!done) await work();
    } catch (error) {
      failures.push(error);
    }
  };

  const { rows: still } = await database.owner.query(
    `select product_id from search_service.product_documents where seller_id % 3 = 0 and product_id % 2 = 0 order by 1`,
  );
  expect(still.length).toBeGreaterThan(100);

  const changing = [1, 2, 3].map((seed) => {
    const next = chance(seed);
    return whileRunning(async () => {
      // Often the same few, so that two refresh one product at once.
      const product = 2 * next(next(2) ? 20 : 1100) + 1;
      await database.owner.query(CHANGES[next(CHANGES.length)]!, [product]);
      await service.query('select search_service.refresh_documents($1)', [[product, 2 * next(1100) + 1]]);
      calls.refresh++;
    });
  });
  const next = chance(4);
  const shops = whileRunning(async () => {
    const shop = 3 * next(20) + 1;
    const status = next(2) ? 'SUSPENDED' : 'ACTIVE';
    await database.owner.query(
      `update seller_service.sellers set status = $2 where seller_id = $1 and status in ('ACTIVE', 'SUSPENDED')`,
      [shop, status],
    );
    const { rows } = await database.owner.query(
      'select array_agg(product_id) as products from product_service.products where seller_id = $1',
      [shop],
    );
    if (status === 'ACTIVE')
      await service.query('select search_service.refresh_documents($1)', [rows[0].products]);
    else await service.query('select search_service.hide_seller($1)', [shop]);
    calls.shops++;
  });
  const reading = whileRunning(async () => {
    const seen = await acting(database.api, asAnonymous(), (client) =>
      client.query(
        `select product_id from search_service.product_documents
         where seller_id % 3 = 0 and product_id % 2 = 0 order by product_id`,
      ),
    );
    if (seen.rowCount !== still.length) throw new Error(`a reader saw ${seen.rowCount} of ${still.length}`);
    calls.reads++;
  });

  const rebuild = async () => {
    const ask = async (sql: string, ...given: unknown[]) => (await worker.query(sql, given)).rows[0].answer;
    const generation = await ask('select search_service.begin_rebuild() as answer');
    let last: string | null = '0';
    while (last !== null)
      last = await ask('select search_service.fill_rebuild($1, $2, 100) as answer', generation, last);
    while ((await ask('select search_service.index_rebuild($1) as answer', generation)) > 0);
    for (;;) {
      try {
        await worker.query('select search_service.switch_rebuild($1)', [generation]);
        return;
      } catch (error) {
        if ((error as pg.DatabaseError).code !== '55P03') throw error;
      }
    }
  };
  try {
    for (; calls.rebuilds < 3; calls.rebuilds++) await rebuild();
  } finally {
    done = true;
    await Promise.all([...changing, shops, reading]);
    await Promise.all([worker.end(), service.end()]);
  }

  expect(failures).toEqual([]);
  expect(calls.refresh).toBeGreaterThan(20);
  expect(calls.shops).toBeGreaterThan(3);
  expect(calls.reads).toBeGreaterThan(20);
  expect((await database.owner.query(STALE_DOCUMENTS)).rows).toEqual([]);
}, 120_000);
