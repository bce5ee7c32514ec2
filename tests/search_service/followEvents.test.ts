import { beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { acting, asAdmin, asAnonymous, asSeller, type Claims } from '../callers.ts';
import { demoDatabase } from '../database.ts';
import { call, consume, consumeAll } from '../events.ts';
import { STALE_DOCUMENTS } from '../seed/documents.ts';

const database = demoDatabase();
const change = (sql: string, values: unknown[] = []) => database.owner.query(sql, values);
const as = (claims: Claims, sql: string, ...values: unknown[]) => call(database, claims, sql, values);
const moderator = asAdmin(['MODERATOR'], 2, 3002);

/** The document of a product as a visitor reads it. */
const documentOf = (productId: number) =>
  acting(database.api, asAnonymous(), async (client) => {
    const { rows } = await client.query(
      `select name, brand_name, category_name, seller_name, price_min_minor::integer as price, in_stock, rating,
         review_count
       from search_service.product_documents where product_id = $1`,
      [productId],
    );
    return rows[0];
  });
const documentsOf = async (sellerId: number) =>
  (
    await change('select count(*)::integer as n from search_service.product_documents where seller_id = $1', [
      sellerId,
    ])
  ).rows[0].n;

/** Everything is told, and every document is what the sources say. */
async function settle() {
  await consumeAll(database);
  const { rows } = await change(
    `select consumer, error from platform.event_deliveries where consumer <> 'platform.messages'`,
  );
  expect(rows).toEqual([]);
  expect((await change(STALE_DOCUMENTS)).rows).toEqual([]);
}

/** A card of a big shop that waits for moderation. */
let card: number;
let seller: number;
let staff: Claims;

beforeAll(async () => {
  const { rows } = await change(
    `select product_id::integer as card, seller_id::integer as seller
     from product_service.products join product_service.product_variants using (product_id, seller_id)
     where status = 'PENDING_MODERATION' and is_shop_active and is_active order by 1 limit 1`,
  );
  ({ card, seller } = rows[0]);
  staff = asSeller(seller, 'MANAGER', 1001);
});

test('approved it is there, changed it follows, archived it is gone', async () => {
  expect(await documentOf(card)).toBeUndefined();
  await as(moderator, 'select product_service.approve_product($1)', card);
  await settle();
  const approved = await documentOf(card);
  expect(approved).toBeDefined();

  await as(
    staff,
    'select product_service.change_price($1, base_price + 5) from product_service.products where product_id = $1',
    card,
  );
  await settle();
  expect((await documentOf(card)).price).toBe(approved.price + 500);

  const stock = (pieces: number) =>
    as(
      staff,
      `select max(product_service.set_stock(variant_id, $2)) from product_service.product_variants where product_id = $1`,
      card,
      pieces,
    );
  await stock(0);
  await settle();
  const soldOut = (await documentOf(card)).in_stock;
  await stock(9);
  await settle();
  expect([soldOut, (await documentOf(card)).in_stock]).toEqual([false, true]);

  await change(`update product_service.products set name = 'Another name' where product_id = $1`, [card]);
  await settle();
  expect((await documentOf(card)).name).toBe('Another name');

  await as(staff, 'select product_service.archive_product($1)', card);
  await settle();
  expect(await documentOf(card)).toBeUndefined();
});

test('whoever follows a product is told, once, after its document is new', async () => {
  const { rows } = await change(
    `select product_id::integer as id from search_service.product_documents order by 1 limit 1`,
  );
  const { id } = rows[0];
  const listener = new pg.Client({ connectionString: database.connections.api });
  await listener.connect();
  const heard: string[] = [];
  listener.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`));
  await listener.query(`listen "product:${id}"`);
  await change(`update product_service.products set name = 'Told of' where product_id = $1`, [id]);
  await listener.query('select');
  expect(heard).toEqual([]);
  await consumeAll(database);
  for (let tries = 0; tries < 50 && !heard.length; tries++) await listener.query('select pg_sleep(0.02)');
  expect(heard).toEqual([`product:${id} {"id" : ${id}}`]);
  expect((await documentOf(id)).name).toBe('Told of');
  await listener.end();
});

test('a suspended shop’s cards are gone, a reinstated one’s are back as they should be now', async () => {
  const before = await documentsOf(seller);
  expect(before).toBeGreaterThan(10);
  const states = async () =>
    (
      await change(
        `select bool_and(is_shop_active) as all, bool_or(is_shop_active) as any
         from product_service.products where seller_id = $1`,
        [seller],
      )
    ).rows[0];
  await as(moderator, 'select seller_service.suspend_seller($1, $2)', seller, 'Fakes');
  await settle();
  expect([await documentsOf(seller), await states()]).toEqual([0, { all: false, any: false }]);

  const { rows } = await change(
    `select min(product_id)::integer as id from product_service.products where seller_id = $1 and status = 'ACTIVE'`,
    [seller],
  );
  await as(staff, 'select product_service.change_price($1, 77)', rows[0].id);
  await settle();
  expect(await documentsOf(seller)).toBe(0);

  await as(moderator, 'select seller_service.reinstate_seller($1)', seller);
  await settle();
  expect([await documentsOf(seller), await states()]).toEqual([before, { all: true, any: true }]);
  expect(await documentOf(rows[0].id)).toBeDefined();
});

test('suspended and reinstated before anybody was told, or told late: the state counts, not the notice', async () => {
  const before = await documentsOf(seller);
  await as(moderator, 'select seller_service.suspend_seller($1, $2)', seller, 'Fakes');
  await as(moderator, 'select seller_service.reinstate_seller($1)', seller);
  expect(await consume(database, 'search_service.shops', 1)).toMatchObject({ taken: 1 });
  expect(await documentsOf(seller)).toBe(before);
  await settle();
  expect(await documentsOf(seller)).toBe(before);
});

test('names of a brand, a category, a shop; ratings; the platform’s own stock', async () => {
  await change(`update product_service.brands set name = name || ' II' where brand_id <= 20`);
  await change(
    `update product_service.categories set name = name || ' II' where category_id in (1, 101, 1001)`,
  );
  await change(`update product_service.categories set parent_id = 2 where category_id = 101`);
  await change(`update seller_service.sellers set shop_name = shop_name || ' II' where seller_id = $1`, [
    seller,
  ]);
  await change(
    `update review_service.rating_summaries set stars_1 = stars_1 + 3
     where product_id in (select product_id from search_service.product_documents order by 1 limit 5)`,
  );
  await change(
    `update wms_service.inventory_items set reserved_quantity = quantity where inventory_item_id % 3 = 0`,
  );
  expect((await change(STALE_DOCUMENTS)).rows.length).toBeGreaterThan(100);
  await settle();
});

test('a big branch is refreshed a page at a time', async () => {
  await change(`update product_service.categories set name = name || ' III' where parent_id is null`);
  await consume(database, 'search_service.names', 500);
  const { rows } = await change(
    `select payload ->> 'brandId' as brand, payload ->> 'categoryId' as category
     from platform.events where topic = 'documents.outdated' order by event_id desc limit 1`,
  );
  expect(rows[0]).toEqual({ brand: null, category: expect.stringMatching(/^\d+$/) });
  await settle();
});
