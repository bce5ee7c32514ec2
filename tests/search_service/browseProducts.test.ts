import { describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';

const server = apiServer();

const PAGE = `
  query ($categoryId: BigInt, $filter: ProductDocumentFilter, $sort: ProductSort! = POPULAR,
    $first: Int, $last: Int, $after: Cursor, $before: Cursor) {
    browseProducts(categoryId: $categoryId, filter: $filter, sort: $sort,
      first: $first, last: $last, after: $after, before: $before) {
      nodes {
        productId name priceMinMinor priceMaxMinor rating reviewCount popularity listedAt inStock
        categoryId categoryPath brandId sellerId
        variants { variantId skuCode priceMinor attributes inStock imageUrl }
        category { name } brand { name } seller { shopName }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

/** A page as it came, without errors. */
async function page(variables: object): Promise<any> {
  const answer = await server.run(PAGE, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data.browseProducts;
}

/** Every document of a list, a page after another, forwards or backwards. */
async function pages(variables: object, direction: 'first' | 'last' = 'first'): Promise<any[]> {
  const all: any[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { nodes, pageInfo } = await page({
      ...variables,
      [direction]: 100,
      [direction === 'first' ? 'after' : 'before']: cursor,
    });
    if (direction === 'first') all.push(...nodes);
    else all.unshift(...nodes);
    const more = direction === 'first' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    if (!more) return all;
    cursor = direction === 'first' ? pageInfo.endCursor : pageInfo.startCursor;
  }
}

const ORDERS = {
  POPULAR: 'popularity desc, product_id desc',
  PRICE_ASC: 'price_min_minor, product_id',
  PRICE_DESC: 'price_min_minor desc, product_id desc',
  RATING: 'rating desc, product_id desc',
  NEW: 'listed_at desc, product_id desc',
};

/** What the database itself lists. */
async function expected(where: string, sort: keyof typeof ORDERS): Promise<string[]> {
  const { rows } = await server.database.owner.query(
    `select product_id::text as id from search_service.product_documents where ${where} order by ${ORDERS[sort]}`,
  );
  return rows.map((row) => row.id);
}

const ids = (nodes: any[]) => nodes.map((node) => node.productId);

describe.each(Object.keys(ORDERS) as (keyof typeof ORDERS)[])('in the order %s', (sort) => {
  test('everything is listed once, forwards and backwards', async () => {
    const all = await expected('true', sort);
    expect(all.length).toBeGreaterThan(1500);
    expect(ids(await pages({ sort }))).toEqual(all);
    expect(ids(await pages({ sort }, 'last'))).toEqual(all);
  });

  test('a category is listed with all below it', async () => {
    const root = await expected('category_path[1] = 1', sort);
    expect(root.length).toBeGreaterThan(100);
    expect(ids(await pages({ sort, categoryId: 1 }))).toEqual(root);
  });
});
