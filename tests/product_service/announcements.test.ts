import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JobHelpers } from 'graphile-worker';
import pg from 'pg';
import { announceExpired } from '../../workers/tasks/announceExpired.ts';
import { announced } from '../events.ts';
import { demoDatabase } from '../database.ts';

const database = demoDatabase();
const change = (sql: string, values: unknown[] = []) => database.owner.query(sql, values);
const telling = (sql: string, values: unknown[] = []) => announced(database, () => change(sql, values));

/** An approved card of a shop that sells, with an active variant that the shop has in stock; and a draft. */
let card: number;
let variant: number;
let draft: number;

beforeAll(async () => {
  const { rows } = await change(
    `select product.product_id::integer as card, min(variant_id)::integer as variant
     from product_service.products as product join product_service.product_variants using (product_id)
     where status = 'ACTIVE' and is_active and in_stock_fbs and brand_id is not null
     group by 1 order by 1 limit 1`,
  );
  ({ card, variant } = rows[0]);
  draft = (
    await change(`select min(product_id)::integer as id from product_service.products where status = 'DRAFT'`)
  ).rows[0].id;
});

test('the demo marketplace was there from the beginning: nobody was told of it', async () => {
  const { rows } = await change('select count(*)::integer as n from platform.events');
  expect(rows[0].n).toBe(0);
});

describe('what a card shows', () => {
  test.each([
    `name = name || ' II'`,
    `description = description || '!'`,
    `short_description = 'Short'`,
    `main_image_url = '/media/other.webp'`,
    `brand_id = null`,
    `category_id = (select max(category_id) from product_service.categories)`,
  ])('%s: the card has changed', async (set) => {
    const sql = `update product_service.products set ${set} where product_id = $1`;
    expect(await telling(sql, [card])).toEqual([`product.changed ${card}`]);
    if (!set.includes('||')) expect(await telling(sql, [card])).toEqual([]);
  });

  test('a price is told of as such, with what else has changed beside it', async () => {
    const sql = `update product_service.products set base_price = base_price + 1`;
    expect(await telling(`${sql} where product_id = $1`, [card])).toEqual([`price.changed ${card}`]);
    expect(await telling(`${sql}, name = name || '.' where product_id = $1`, [card])).toEqual([
      `price.changed ${card}`,
      `product.changed ${card}`,
    ]);
  });

  test.each(['vat_rate = 0.1', 'is_shop_active = false', 'is_shop_active = true', 'name = name'])(
    '%s: nobody is told',
    async (set) => {
      expect(
        await telling(`update product_service.products set ${set} where product_id = $1`, [card]),
      ).toEqual([]);
    },
  );

  test('the ids, and nothing else, are told', async () => {
    await change(`update product_service.products set name = name || '!' where product_id = $1`, [card]);
    const { rows } = await change(
      `select payload, producer, actor, seller_id::integer from platform.events
       join product_service.products on product_id = aggregate_id::bigint order by event_id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      payload: { productId: card, sellerId: rows[0].seller_id },
      producer: 'product_service',
      actor: 'system',
      seller_id: rows[0].seller_id,
    });
  });

  test('a bulk change is told of once a card, and drafts are nobody’s business', async () => {
    const told = await telling(`update product_service.products set name = name || ' *' where seller_id = 1`);
    const { rows } = await change(
      `select 'product.changed ' || product_id as told from product_service.products
       where seller_id = 1 and status = 'ACTIVE' order by product_id::text`,
    );
    expect(told).toEqual(rows.map((row) => row.told));
    expect(told.length).toBeGreaterThan(10);
  });

  test('a card that is made approved, or deleted while it is, is told of', async () => {
    const columns = 'seller_id, name, description, base_price, category_id, main_image_url, status';
    const { rows } = await change(
      `insert into product_service.products (${columns})
       select seller_id, 'Made', description, base_price, category_id, main_image_url, 'ACTIVE'
       from product_service.products where product_id = $1 returning product_id`,
      [card],
    );
    const made = rows[0].product_id;
    expect(await telling('delete from product_service.products where product_id = $1', [made])).toEqual([
      `product.archived ${made}`,
    ]);
    const { rows: first } = await change(
      `select topic from platform.events where aggregate_id = $1 order by event_id limit 1`,
      [made],
    );
    expect(first[0].topic).toBe('product.approved');
  });

  test('what is rolled back was never told', async () => {
    expect(
      await announced(database, async () => {
        const client = await database.owner.connect();
        await client.query('begin');
        await client.query(`update product_service.products set name = 'X' where product_id = $1`, [card]);
        const { rows } = await client.query(
          `select topic from platform.events where aggregate_id = $1::text order by event_id desc limit 1`,
          [card],
        );
        expect(rows).toEqual([{ topic: 'product.changed' }]);
        await client.query('rollback');
        client.release();
      }),
    ).toEqual([]);
  });
});

describe('variants', () => {
  const variants = 'update product_service.product_variants set';
  test.each([
    [`price_modifier = price_modifier + 1`, 'price.changed'],
    [`sku_code = sku_code || 'x'`, 'product.changed'],
    [`attributes_json = attributes_json || '{"a": 1}'`, 'product.changed'],
    [`image_url = '/media/v.webp'`, 'product.changed'],
    [`is_active = false`, 'product.changed'],
    [`is_active = true`, 'product.changed'],
  ])('%s: %s', async (set, topic) => {
    expect(await telling(`${variants} ${set} where variant_id = $1`, [variant])).toEqual([
      `${topic} ${card}`,
    ]);
  });

  test('stock is told of when it comes or goes, not when it shrinks', async () => {
    const stock = (pieces: number) =>
      telling(`${variants} stock_quantity_fbs = $2 where variant_id = $1`, [variant, pieces]);
    expect(await stock(5)).toEqual([]);
    expect(await stock(0)).toEqual([`stock.changed ${variant}`]);
    expect(await stock(0)).toEqual([]);
    expect(await stock(7)).toEqual([`stock.changed ${variant}`]);
  });

  test('size, weight and bar code are not on the card', async () => {
    expect(
      await telling(`${variants} weight_grams = 1, barcode = 'b', length_mm = 1 where variant_id = $1`, [
        variant,
      ]),
    ).toEqual([]);
  });

  test('one more, and one less', async () => {
    const insert = `insert into product_service.product_variants (product_id, sku_code) values ($1, 'made')`;
    expect(await telling(insert, [card])).toEqual([`product.changed ${card}`]);
    const remove = `delete from product_service.product_variants where sku_code = 'made'`;
    expect(await telling(remove)).toEqual([`product.changed ${card}`]);
  });

  test('of a draft, nothing is told', async () => {
    const insert = `insert into product_service.product_variants (product_id, sku_code) values ($1, 'draft made')`;
    expect(await telling(insert, [draft])).toEqual([]);
    expect(
      await telling(`${variants} price_modifier = 9, stock_quantity_fbs = 3 where product_id = $1`, [draft]),
    ).toEqual([]);
  });
});

test('lists show the card’s main_image_url: images are told of by it alone', async () => {
  const images = `update product_service.product_images set url = url || '?' where product_id = $1`;
  expect(await telling(images, [card])).toEqual([]);
});

describe('stock that expires', () => {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const skus = ['A', 'B', 'C', 'D'].map((letter) => `EXPIRES-${letter}`);
  const daily = async (ts: string) => {
    const worker = new pg.Client({ connectionString: database.connections.worker });
    await worker.connect();
    try {
      await announceExpired({ _cron: { ts } }, {
        query: (sql: string, values: unknown[]) => worker.query(sql, values),
      } as unknown as JobHelpers);
    } finally {
      await worker.end();
    }
  };

  beforeAll(async () => {
    // A, B and C expire, D has nothing to promise; the day after, none does.
    await change(
      `insert into wms_service.inventory_items (sku_code, warehouse_id, location_id, quantity, reserved_quantity, expiration_date, seller_id)
       select sku, warehouse_id, location_id, 5, case sku when 'EXPIRES-D' then 5 else 0 end, $2::date, 1
       from unnest($1::text[]) as sku, (select * from wms_service.locations limit 1) as place`,
      [skus, day],
    );
  });

  test('is told of on its day, whenever that is made up for', async () => {
    expect(await announced(database, () => daily(`${day}T00:01:00Z`))).toEqual(
      skus.slice(0, 3).map((sku) => `availability.changed ${sku}`),
    );
    expect(await announced(database, () => daily('2001-01-01T00:01:00Z'))).toEqual([]);
  });

  test('is told of a page at a time', async () => {
    const page = async (after: string) => {
      const sql = 'select wms_service.announce_expired($1, $2, 2) as after';
      return (await change(sql, [day, after])).rows[0].after;
    };
    expect(await page('')).toBe('EXPIRES-B');
    expect(await page('EXPIRES-B')).toBeNull();
  });

  test('expires for all at once, whatever a session’s time zone', async () => {
    await change(
      `update wms_service.inventory_items as item
       set expiration_date = $2::date + position(right(sku_code, 1) in 'ABCD') - 1, reserved_quantity = 0
       where sku_code = any ($1)`,
      [skus, day],
    );
    const client = await database.owner.connect();
    // It is another day in one of these at any time.
    for (const zone of ['Etc/GMT+12', 'UTC', 'Etc/GMT-14']) {
      await client.query(`select set_config('timezone', $1, false)`, [zone]);
      const { rows } = await client.query(
        `select sku_code as sku from wms_service.stock_availability where sku_code = any ($1) order by 1`,
        [skus],
      );
      expect([zone, rows.map(({ sku }) => sku)]).toEqual([zone, ['EXPIRES-C', 'EXPIRES-D']]);
    }
    await client.query('reset timezone');
    client.release();
  });
});

test('a brand or a category is told of once, however many cards carry its name', async () => {
  expect(await telling(`update product_service.brands set name = name || ' II' where brand_id = 1`)).toEqual([
    'brand.changed 1',
  ]);
  expect(await telling(`update product_service.brands set logo_url = '/x.svg', description = 'x'`)).toEqual(
    [],
  );
  const categories = 'update product_service.categories set';
  expect(await telling(`${categories} name = name || ' II' where category_id = 1`)).toEqual([
    'category.changed 1',
  ]);
  expect(await telling(`${categories} parent_id = 2 where category_id = 101`)).toEqual([
    'category.changed 101',
  ]);
  expect(
    await telling(`${categories} slug = slug || '-2', icon_url = '/x.svg' where category_id = 1`),
  ).toEqual([]);
});

test('other services’ changes of what a card shows', async () => {
  const { rows } = await change(
    `select product_id, stars_5 from review_service.rating_summaries order by 1 limit 1`,
  );
  const rated = rows[0].product_id;
  const ratings = `update review_service.rating_summaries set`;
  expect(await telling(`${ratings} stars_5 = stars_5 + 1 where product_id = $1`, [rated])).toEqual([
    `product.rated ${rated}`,
  ]);
  expect(await telling(`${ratings} stars_5 = stars_5 where product_id = $1`, [rated])).toEqual([]);

  const { rows: items } = await change(
    `select inventory_item_id as id, sku_code, quantity from wms_service.inventory_items
     where status = 'AVAILABLE' and quantity > 2 and reserved_quantity = 0 order by 1 limit 1`,
  );
  const { id, sku_code: sku, quantity } = items[0];
  const reserve = (pieces: number) =>
    telling(`update wms_service.inventory_items set reserved_quantity = $2 where inventory_item_id = $1`, [
      id,
      pieces,
    ]);
  expect(await reserve(1)).toEqual([]);
  expect(await reserve(quantity)).toEqual([`availability.changed ${sku}`]);
  expect(await reserve(0)).toEqual([`availability.changed ${sku}`]);
});
