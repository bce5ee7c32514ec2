import { expect, test } from '@jest/globals';
import type pg from 'pg';
import { demoDatabase } from '../database.ts';

const database = demoDatabase();

/** Does `work` in a transaction and keeps nothing of it. */
async function tried(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query('begin');
    await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** What the check says: products, or the line that counts the others. */
const found = async (client: pg.PoolClient): Promise<string[]> =>
  (await client.query('select subject from search_service.check_documents()')).rows.map(
    ({ subject }) => subject,
  );
const products = async (client: pg.PoolClient, where: string): Promise<string[]> =>
  (
    await client.query(
      `select 'product ' || product_id as subject from search_service.product_documents
       where ${where} order by product_id limit 100`,
    )
  ).rows.map(({ subject }) => subject);

// What is told of, how it changes, and which documents are of it. Each change makes those old.
const CHANGES = {
  brand: [`update product_service.brands set name = name || ' II' where brand_id = 3`, 'brand_id = 3'],
  category: [
    `update product_service.categories set name = name || ' II' where category_id = 1001`,
    'category_path @> array[1001::bigint]',
  ],
  shop: [
    `update seller_service.sellers set shop_name = shop_name || ' II' where seller_id = 4`,
    'seller_id = 4',
  ],
} as const;

test.each(Object.entries(CHANGES))(
  'while a %s is being told of, documents of others are checked; a parked event hides nothing',
  async (_what, [sql, ofIt]) => {
    await tried(async (client) => {
      const old = await products(client, ofIt);
      expect(old.length).toBeGreaterThan(3);
      await client.query(sql);
      expect(await found(client)).toEqual([]);

      const [other] = await products(client, `not (${ofIt}) and brand_id is not null`);
      await client.query(
        `update search_service.product_documents set price_min_minor = price_min_minor - 1 where product_id = $1`,
        [other!.slice('product '.length)],
      );
      expect(await found(client)).toEqual([other]);

      await client.query(`update platform.event_deliveries set due_at = 'infinity'`);
      expect(await found(client)).toEqual(expect.arrayContaining([other, ...old.slice(0, 90)]));
    });
  },
);

test('names a hundred that are wrong and counts the others', async () => {
  await tried(async (client) => {
    const { rowCount } = await client.query(
      'update search_service.product_documents set price_min_minor = price_min_minor - 1',
    );
    const { rows } = await client.query('select * from search_service.check_documents()');
    expect(rows).toHaveLength(101);
    expect(rows[99]).toMatchObject({
      subject: expect.stringMatching(/^product /),
      detail: 'its document is old',
    });
    expect(rows[100]).toMatchObject({
      subject: 'other products',
      detail: `${rowCount! - 100} more have wrong documents`,
    });
  });
});

test('of more than 50,000 it checks a part each hour, and the parts are all of them', async () => {
  await tried(async (client) => {
    const ids = await products(client, 'true');
    const far = [60_000, 120_000];
    for (const [at, id] of far.entries())
      await client.query(
        'update search_service.product_documents set product_id = $1 where product_id = $2',
        [id, ids[at]!.slice('product '.length)],
      );
    const parts = [[ids[0]!, ids[1]!], ['product 60000'], ['product 120000']];
    const { rows } = await client.query(
      `select floor(extract(epoch from now()) / 3600)::integer % 3 as part`,
    );
    expect(await found(client)).toEqual(parts[rows[0].part]);
    const all = await client.query(
      `select 'product ' || product_id as subject
       from (values (0, 50000), (50000, 100000), (100000, 200000)) as part (after, last),
         search_service.wrong_documents(after, last) order by product_id`,
    );
    expect(all.rows.map(({ subject }) => subject)).toEqual(parts.flat());
  });
});
