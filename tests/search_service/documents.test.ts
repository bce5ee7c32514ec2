import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { asAnonymous, asCustomer, acting } from '../callers.ts';
import { demoDatabase } from '../database.ts';
import { STALE_DOCUMENTS } from '../seed/documents.ts';

const database = demoDatabase();

/** What only the service itself calls. */
const INNER = ['refresh_documents', 'hide_seller', 'rebuild_documents'];

/** Calls one of the functions as who calls it, the worker for most: each in a transaction of its own. */
async function call(name: string, ...given: unknown[]): Promise<any> {
  const { worker: asWorker, owner } = database.connections;
  const worker = new pg.Client({ connectionString: INNER.includes(name) ? owner : asWorker });
  await worker.connect();
  try {
    const places = given.map((_, at) => `$${at + 1}`).join(', ');
    const { rows } = await worker.query(`select search_service.${name}(${places}) as answer`, given);
    return rows[0].answer;
  } finally {
    await worker.end();
  }
}

const change = (sql: string, values: unknown[] = []) => database.owner.query(sql, values);

/** The document of a product as a visitor reads it. */
async function document(productId: number): Promise<any> {
  return acting(database.api, asAnonymous(), async (client) => {
    const { rows } = await client.query(
      `select product_id::integer, name, category_path::integer[] as path, brand_name, seller_name,
         price_min_minor::integer as cheapest, price_max_minor::integer as dearest, rating, review_count, in_stock,
         popularity, jsonb_array_length(variants) as choices, variants
       from search_service.product_documents where product_id = $1`,
      [productId],
    );
    return rows[0];
  });
}

/** Documents that are not what the sources say, live or not; products without one; documents without a product. */
const stale = async () => (await change(STALE_DOCUMENTS)).rows;

/** A product of a big shop, with a document. */
let product: number;
let seller: number;

/** What is archived or blocked comes back here, which the state machines would not have. */
beforeAll(() =>
  change(`
    alter table product_service.products disable trigger _500_status;
    alter table seller_service.sellers disable trigger _500_status`),
);

beforeEach(async () => {
  const { rows } = await change(
    `select product_id::integer, seller_id::integer from search_service.product_documents
     where jsonb_array_length(variants) > 1 and brand_id is not null order by product_id limit 1 offset 5`,
  );
  ({ product_id: product, seller_id: seller } = rows[0]);
});

describe('refresh_documents', () => {
  test('writes what has changed, and tells which product it was of', async () => {
    const before = await document(product);
    await change(
      `update product_service.products set name = name || ' II', base_price = base_price + 1 where product_id = $1`,
      [product],
    );
    expect(await call('refresh_documents', [product, product + 100_000])).toEqual([String(product)]);
    expect(await document(product)).toMatchObject({
      name: `${before.name} II`,
      cheapest: before.cheapest + 100,
      dearest: before.dearest + 100,
    });
    expect(await stale()).toEqual([]);
  });

  test('writes nothing when nothing has changed', async () => {
    const version = async () =>
      (
        await change('select xmin, ctid from search_service.product_documents where product_id = $1', [
          product,
        ])
      ).rows;
    const before = await version();
    expect(await call('refresh_documents', [product])).toEqual([]);
    expect(await version()).toEqual(before);
  });

  test('follows variants, stock, reviews, sales, brands and categories', async () => {
    await change(
      `update product_service.product_variants set stock_quantity_fbs = 0, is_active = variant_id = (
      select min(variant_id) from product_service.product_variants where product_id = $1) where product_id = $1`,
      [product],
    );
    await change(
      `update wms_service.inventory_items set quantity = reserved_quantity where sku_code in (
      select sku_code from product_service.product_variants where product_id = $1)`,
      [product],
    );
    await change(
      `insert into review_service.rating_summaries (product_id, stars_4, stars_5) values ($1, 1, 2)
      on conflict (product_id) do update set stars_1 = 0, stars_2 = 0, stars_3 = 0, stars_4 = 1, stars_5 = 2`,
      [product],
    );
    await change(
      `insert into order_service.order_items (order_id, product_id, sku_code, product_name, quantity, unit_price,
      total_item_price) select order_id, $1, 'S', 'P', 1234, 1, 1234 from order_service.orders where status = 'DELIVERED' limit 1`,
      [product],
    );
    await change(
      `update product_service.brands set name = 'Renamed' where brand_id = (
      select brand_id from product_service.products where product_id = $1)`,
      [product],
    );
    const { rows } = await change(
      `with deeper as (
      insert into product_service.categories (name, parent_id, slug) values ('Deeper', 1001, 'deeper') returning category_id)
      update product_service.products set category_id = (select category_id from deeper) where product_id = $1
      returning category_id::integer`,
      [product],
    );
    expect(await call('refresh_documents', [product])).toEqual([String(product)]);
    expect(await document(product)).toMatchObject({
      choices: 1,
      in_stock: false,
      rating: 467,
      review_count: 3,
      brand_name: 'Renamed',
      popularity: 1200,
      path: [1, 101, 1001, rows[0].category_id],
    });
    // Others of the brand were not asked for.
    await call(
      'refresh_documents',
      (await stale()).map((row) => row.product_id),
    );
    expect(await stale()).toEqual([]);
  });

  test.each([
    [
      'is archived',
      `update product_service.products set status = 'ARCHIVED' where product_id = $1`,
      `update product_service.products set status = 'ACTIVE' where product_id = $1`,
    ],
    [
      'has no active variant',
      `update product_service.product_variants set is_active = false where product_id = $1`,
      `update product_service.product_variants set is_active = true where product_id = $1`,
    ],
    [
      'is of a blocked shop, whoever has heard of it',
      `update seller_service.sellers set status = 'BLOCKED' where seller_id = (
      select seller_id from product_service.products where product_id = $1)`,
      `update seller_service.sellers set status = 'ACTIVE' where seller_id = (
      select seller_id from product_service.products where product_id = $1)`,
    ],
  ])('removes the document of a product that %s, and brings it back', async (_, leave, back) => {
    await change(leave, [product]);
    expect(await call('refresh_documents', [product])).toEqual([String(product)]);
    expect(await document(product)).toBeUndefined();
    await change(back, [product]);
    expect(await call('refresh_documents', [product])).toEqual([String(product)]);
    expect(await document(product)).toMatchObject({ product_id: product });
  });

  test('takes nothing for nothing', async () => {
    expect(await call('refresh_documents', [])).toEqual([]);
    expect(await call('refresh_documents', null)).toEqual([]);
    expect(await call('refresh_documents', [null, -5])).toEqual([]);
  });

  test('refuses a snapshot older than its lock', async () => {
    const client = await database.owner.connect();
    try {
      await client.query('begin isolation level repeatable read');
      await expect(client.query('select search_service.refresh_documents($1)', [[1]])).rejects.toThrow(
        'read committed',
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('a shop', () => {
  test('goes and comes back whole', async () => {
    const { rows } = await change(
      'select product_id from search_service.product_documents where seller_id = $1 order by product_id',
      [seller],
    );
    const products = rows.map((row) => row.product_id);
    expect(products.length).toBeGreaterThan(10);
    await change(`update seller_service.sellers set status = 'SUSPENDED' where seller_id = $1`, [seller]);
    expect(await call('hide_seller', seller)).toEqual(products);
    expect(await document(product)).toBeUndefined();
    expect(await stale()).toEqual([]);
    expect(await call('refresh_documents', products)).toEqual([]);
    await change(`update seller_service.sellers set status = 'ACTIVE' where seller_id = $1`, [seller]);
    expect(await call('refresh_documents', products)).toEqual(products);
    expect(await stale()).toEqual([]);
  });

  test('that sells is not hidden by a notice that comes late', async () => {
    expect(await call('hide_seller', seller)).toEqual([]);
    expect(await document(product)).toBeDefined();
  });
});

describe('a rebuild', () => {
  test('can be begun twice, filled twice, indexed in steps, and switched twice', async () => {
    const { rows: saga } = await change(
      `select platform.start_saga('rebuild_search_documents', 'by test', '{}') as id`,
    );
    const generation = await call('begin_rebuild', saga[0].id);
    expect(await call('begin_rebuild', saga[0].id)).toBe(generation);
    let last: string | null = '0';
    for (let step = 0; last !== null; step++) {
      const next: string | null = await call('fill_rebuild', generation, last, 500);
      if (step === 1) expect(await call('fill_rebuild', generation, last, 500)).toBe(next);
      last = next;
    }
    await expect(call('switch_rebuild', generation))
      .resolves.toBeDefined()
      .then(
        () => {
          throw new Error('switched without indexes');
        },
        (error: Error) => expect(error.message).toMatch(/not all its indexes/),
      );
    let missing = 1;
    while (missing > 0) missing = await call('index_rebuild', generation);
    await call('switch_rebuild', generation);
    await call('switch_rebuild', generation);
    const { rows } = await change('select * from search_service.document_generations()');
    expect(rows).toEqual([{ generation, is_live: true, saga_id: null }]);
    const { rows: described } = await change(
      `select obj_description('search_service.product_documents_${generation}'::regclass) as it`,
    );
    expect(described[0].it).toBe('The generation of product_documents that is shown.');
    expect(await stale()).toEqual([]);
  });

  test('leaves the same indexes, and nothing that only the old one had', async () => {
    const parts = `
      select regexp_replace(pg_get_indexdef(i.indexrelid), 'product_documents(_[0-9]+)?', 'product_documents', 'g') as it
      from pg_index as i join pg_class as c on c.oid = i.indrelid
      where c.relname ~ '^product_documents_[0-9]+$' order by 1`;
    const before = (await change(parts)).rows;
    await call('rebuild_documents');
    expect((await change(parts)).rows).toEqual(before);
    const { rows } = await change(
      `select last_indexed_at > now() - interval '1 minute' as recent from search_service.search_index_configs where index_name = 'product_documents'`,
    );
    expect(rows).toEqual([{ recent: true }]);
  });

  test('is given up without a trace', async () => {
    const generation = await call('begin_rebuild');
    await call('fill_rebuild', generation, 0, 100);
    await call('discard_rebuild', generation);
    await call('discard_rebuild', generation);
    expect((await change('select * from search_service.document_generations()')).rows).toHaveLength(1);
    await expect(call('fill_rebuild', generation, 0, 100)).rejects.toThrow('not being rebuilt');
    await expect(call('switch_rebuild', generation)).rejects.toThrow('not being rebuilt');
  });

  test('does not throw the live generation away', async () => {
    const { rows } = await change(
      'select generation from search_service.document_generations() where is_live',
    );
    await call('discard_rebuild', rows[0].generation);
    expect(await document(product)).toBeDefined();
  });

  test('gives up when readers hold the table, and can be tried again', async () => {
    const generation = await call('begin_rebuild');
    let missing = 1;
    while (missing > 0) missing = await call('index_rebuild', generation);
    await acting(database.api, asAnonymous(), async (reader) => {
      await reader.query('select product_id from search_service.product_documents limit 1');
      await expect(call('switch_rebuild', generation)).rejects.toMatchObject({ code: '55P03' });
    });
    await call('discard_rebuild', generation);
  });

  test('shows nobody what it is filling', async () => {
    const generation = await call('begin_rebuild');
    for (const claims of [asAnonymous(), asCustomer(1)]) {
      await acting(database.api, claims, async (client) => {
        await expect(
          client.query(`select product_id from search_service.product_documents_${generation}`),
        ).rejects.toThrow('permission denied');
      });
    }
    const { rows } = await change(
      `select relrowsecurity from pg_class where relname ~ '^product_documents_[0-9]+$'`,
    );
    expect(rows).toEqual([{ relrowsecurity: true }, { relrowsecurity: true }]);
    await call('discard_rebuild', generation);
  });
});

test('the worker may not call what it does not call', async () => {
  const worker = new pg.Client({ connectionString: database.connections.worker });
  await worker.connect();
  try {
    for (const name of ['refresh_documents(null)', 'hide_seller(1)', 'rebuild_documents()'])
      await expect(worker.query(`select search_service.${name}`)).rejects.toThrow('permission denied');
  } finally {
    await worker.end();
  }
});

test('nobody but the worker may call them', async () => {
  for (const name of [
    'refresh_documents(null)',
    'hide_seller(1)',
    'begin_rebuild()',
    'rebuild_documents()',
  ]) {
    await acting(database.api, asCustomer(1), async (client) => {
      await expect(client.query(`select search_service.${name}`)).rejects.toThrow('permission denied');
    });
  }
});

test('a database that sold before it had a listing is noticed', async () => {
  expect(await call('lacks_documents')).toBe(false);
  await change('delete from search_service.product_documents');
  expect(await call('lacks_documents')).toBe(true);
  await change('select search_service.rebuild_documents()');
  expect(await call('lacks_documents')).toBe(false);
  expect(await stale()).toEqual([]);
});
