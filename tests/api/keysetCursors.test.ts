import { beforeAll, describe, expect, test } from '@jest/globals';
import { asAnonymous } from '../callers.ts';
import { examined, planOf, statementsOf, type PlanNode } from '../plans.ts';
import { apiServer } from './apiServer.ts';
import { signIn } from './signIn.ts';

const server = apiServer();
const PRODUCTS = 60_000;

beforeAll(async () => {
  await server.database.owner.query(
    `insert into product_service.products (
       seller_id, name, description, base_price, category_id, brand_id, status, main_image_url, created_date
     )
     select 1 + number % 60, 'Product', 'Product', 1, 1001, 1 + number % 120, 'ACTIVE', '/1.webp',
       '2026-01-01'::timestamptz - number * interval '1 minute'
     from generate_series(1, $1::integer) as number`,
    [PRODUCTS],
  );
  await server.database.owner.query('vacuum (analyze) product_service.products');
}, 120_000);

/** Every key of a list, `size` rows a request, from its start or from its end. */
async function walk(
  list: string,
  key: string,
  orderBy: string,
  size: number,
  fromEnd = false,
  headers: Record<string, string> = {},
): Promise<string[]> {
  const [count, cursor, more, edge] = fromEnd
    ? ['last', 'before', 'hasPreviousPage', 'startCursor']
    : ['first', 'after', 'hasNextPage', 'endCursor'];
  const keys: string[] = [];
  let at: string | null = null;
  for (;;) {
    const { data, errors } = await server.run(
      `query ($at: Cursor) { ${list}(orderBy: [${orderBy}], ${count}: ${size}, ${cursor}: $at) {
         nodes { ${key} } pageInfo { ${more} ${edge} } } }`,
      { at },
      headers,
    );
    expect(errors).toBeUndefined();
    const page: string[] = data[list].nodes.map((node: any) => node[key]);
    if (fromEnd) keys.unshift(...page);
    else keys.push(...page);
    if (!data[list].pageInfo[more]) return keys;
    at = data[list].pageInfo[edge];
  }
}

describe('a list is walked without holes and repetitions', () => {
  test.each([
    [
      'categories',
      'categoryId',
      'NAME_DESC',
      'product_service.categories order by name desc, category_id desc',
    ],
    [
      'categories',
      'categoryId',
      'NAME_ASC, CATEGORY_ID_DESC',
      'product_service.categories order by name, category_id desc',
    ],
    [
      'reviews',
      'reviewId',
      'PRODUCT_ID_ASC, CREATED_DATE_DESC',
      `review_service.reviews where status = 'APPROVED' order by product_id, created_date desc, review_id`,
    ],
    [
      'reviews',
      'reviewId',
      'PRODUCT_ID_DESC, CREATED_DATE_ASC',
      `review_service.reviews where status = 'APPROVED' order by product_id desc, created_date, review_id desc`,
    ],
  ])('%s.%s by %s', async (list, key, orderBy, from) => {
    const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const { rows } = await server.database.owner.query(`select ${column}::text as it from ${from}`);
    const all = rows.map(({ it }) => it);
    expect(all.length).toBeGreaterThan(100);
    expect(await walk(list, key, orderBy, 35)).toEqual(all);
    expect(await walk(list, key, orderBy, 35, true)).toEqual(all);
  });

  test('by the first column of a key of two, which does not make it unique', async () => {
    const { rows } = await server.database.owner.query(
      `insert into user_service.favorite_products (user_id, product_id)
       select 2, product_id from product_service.products where product_id between 100 and 130
       on conflict do nothing`,
    );
    expect(rows).toEqual([]);
    const { rows: kept } = await server.database.owner.query(
      'select favorite_id::text as it from user_service.favorite_products where user_id = 2 order by favorite_id',
    );
    expect(kept.length).toBeGreaterThan(30);
    const { headers } = await signIn(server.database, 2, 'shop');
    expect(await walk('favoriteProducts', 'favoriteId', 'USER_ID_ASC', 4, false, headers)).toEqual(
      kept.map(({ it }) => it),
    );
  });
});

describe('a page deep in a list is a range of an index', () => {
  const range = (plan: PlanNode[]) => {
    expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
    expect(examined(plan, /^products$/)).toBeLessThan(100);
  };

  test.each([
    ['CREATED_DATE_ASC', 'after'],
    ['CREATED_DATE_ASC', 'before'],
    ['CREATED_DATE_DESC', 'after'],
    ['CREATED_DATE_DESC', 'before'],
    ['SELLER_ID_ASC', 'after'],
    ['CREATED_DATE_ASC, PRODUCT_ID_DESC', 'after'],
    ['CREATED_DATE_DESC, PRODUCT_ID_ASC', 'before'],
  ])('by %s, %s a cursor', async (orderBy, edge) => {
    const count = edge === 'after' ? 'first' : 'last';
    const list = (rows: number) => `query ($at: Cursor) {
      products(orderBy: [${orderBy}], ${count}: ${rows}, ${edge}: $at) {
        nodes { productId createdDate brandId } pageInfo { startCursor endCursor } } }`;
    const first = await server.run(list(1));
    const [digest] = JSON.parse(Buffer.from(first.data.products.pageInfo.endCursor, 'base64').toString());
    const { rows } = await server.database.owner.query(
      `select created_date::text as created, seller_id::text as seller, product_id::text as product
       from product_service.products order by created_date offset 30000 limit 1`,
    );
    const position = [orderBy.startsWith('SELLER') ? rows[0].seller : rows[0].created, rows[0].product];
    const at = Buffer.from(JSON.stringify([digest, ...position])).toString('base64');
    let answer: any;
    const sent = await statementsOf(async () => (answer = await server.run(list(20), { at })));
    expect(answer.errors).toBeUndefined();
    expect(answer.data.products.nodes).toHaveLength(20);
    const statement = sent.find(({ text }) => text.includes('"product_service"."products"'))!;
    range(await planOf(server.database.api, asAnonymous(), statement));
  });
});
