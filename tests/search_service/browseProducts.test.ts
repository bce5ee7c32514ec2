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

describe('a filter', () => {
  test.each<[string, object, string]>([
    ['one brand', { brandIds: [52] }, 'brand_id = 52'],
    ['several brands', { brandIds: [52, 104, 116, 999999] }, 'brand_id in (52, 104, 116)'],
    ['a shop', { sellerId: 3 }, 'seller_id = 3'],
    ['a lowest price', { priceMinMinor: 100000 }, 'price_min_minor >= 100000'],
    ['a highest price', { priceMaxMinor: 100000 }, 'price_min_minor <= 100000'],
    [
      'a price range',
      { priceMinMinor: 50000, priceMaxMinor: '100000' },
      'price_min_minor between 50000 and 100000',
    ],
    ['a rating', { ratingMin: 450 }, 'rating >= 450'],
    ['stock', { inStock: true }, 'in_stock'],
    ['no stock', { inStock: false }, 'not in_stock'],
    [
      'all of it',
      { brandIds: [52, 53, 54, 55, 56], priceMinMinor: 1, ratingMin: 1, inStock: true },
      'brand_id in (52, 53, 54, 55, 56) and rating >= 1 and in_stock',
    ],
  ])('by %s picks the rows it says', async (_, filter, where) => {
    const all = await expected(where, 'PRICE_ASC');
    expect(all.length).toBeGreaterThan(0);
    expect(ids(await pages({ filter, sort: 'PRICE_ASC' }))).toEqual(all);
    const inCategory = await expected(`${where} and category_path[1] = 1`, 'NEW');
    expect(ids(await pages({ filter, sort: 'NEW', categoryId: 1 }))).toEqual(inCategory);
  });

  test('of a brand, a shop or a price that nothing has picks nothing', async () => {
    for (const filter of [
      { brandIds: [999999] },
      { brandIds: [] },
      { sellerId: 999999 },
      { priceMinMinor: '9000000000000000000' },
    ]) {
      expect(await pages({ filter })).toEqual([]);
    }
  });
});

test.each([
  [1, 1],
  [101, 2],
  [1001, 3],
])('category %i, at depth %i, holds what is in it and below', async (categoryId, depth) => {
  const all = await expected(`category_path[${depth}] = ${categoryId}`, 'POPULAR');
  expect(all.length).toBeGreaterThan(5);
  expect(ids(await pages({ categoryId }))).toEqual(all);
});

test('a category deeper than the indexes go is found too, and one that was moved', async () => {
  const { owner } = server.database;
  await owner.query(`
    insert into product_service.categories (category_id, name, parent_id, slug)
    select number, 'Deep', case number when 5001 then 1001 else number - 1 end, 'deep-' || number
    from generate_series(5001, 5004) as number`);
  await owner.query(
    `update product_service.products set category_id = 5000 + product_id % 4 + 1 where product_id between 1 and 60`,
  );
  await owner.query('select search_service.refresh_documents(array(select generate_series(1, 60)::bigint))');
  for (const [categoryId, depth] of [
    [5001, 4],
    [5002, 5],
    [5003, 6],
    [5004, 7],
  ] as const) {
    const all = await expected(`category_path[${depth}] = ${categoryId}`, 'NEW');
    expect(all.length).toBeGreaterThan(5);
    expect(ids(await pages({ categoryId, sort: 'NEW' }))).toEqual(all);
  }
});

describe('a document', () => {
  const DOCUMENT = `query ($productId: BigInt!) { productDocument(productId: $productId) {
    productId name shortDescription imageUrl categoryPath priceMinMinor rating inStock
    category { categoryId } brand { brandId } seller { sellerId }
    variants { variantId skuCode priceMinor attributes inStock imageUrl } } }`;

  test('is read by the key of its product, with its variants as they are sold', async () => {
    const { rows } = await server.database.owner.query(
      `select offers.*, (price * 100)::bigint::text as minor, attributes_json as attributes
       from product_service.offers
       join product_service.product_variants using (variant_id)
       where offers.product_id = 113 and offers.is_listed order by variant_id`,
    );
    const { data, errors } = await server.run(DOCUMENT, { productId: 113 });
    expect(errors).toBeUndefined();
    expect(data.productDocument.variants).toHaveLength(rows.length);
    data.productDocument.variants.forEach((variant: any, at: number) => {
      expect(variant).toMatchObject({
        variantId: rows[at].variant_id,
        skuCode: rows[at].sku_code,
        priceMinor: rows[at].minor,
        inStock: true,
        imageUrl: expect.stringMatching(/^\/media\//),
      });
      const attributes = variant.attributes;
      expect(typeof attributes === 'string' ? JSON.parse(attributes) : attributes).toEqual(
        rows[at].attributes,
      );
    });
    expect(data.productDocument).toMatchObject({
      productId: '113',
      category: { categoryId: data.productDocument.categoryPath.at(-1) },
      seller: { sellerId: rows[0].seller_id },
      brand: { brandId: rows[0].brand_id },
    });
  });

  test('that is not there is null', async () => {
    expect((await server.run(DOCUMENT, { productId: 999999 })).data).toEqual({ productDocument: null });
  });
});

describe('wrong input is refused by code and field', () => {
  test.each<[string, object, string, string | undefined]>([
    ['a category that is not', { categoryId: 999999 }, 'NOT_FOUND', 'categoryId'],
    ['a price below zero', { filter: { priceMinMinor: -1 } }, 'INVALID_INPUT', 'filter.priceMinMinor'],
    ['another', { filter: { priceMaxMinor: -1 } }, 'INVALID_INPUT', 'filter.priceMaxMinor'],
    [
      'a range upside down',
      { filter: { priceMinMinor: 2, priceMaxMinor: 1 } },
      'INVALID_INPUT',
      'filter.priceMinMinor',
    ],
    ['a rating above five stars', { filter: { ratingMin: 501 } }, 'INVALID_INPUT', 'filter.ratingMin'],
    ['a filter of nothing', { filter: {} }, 'INVALID_INPUT', 'filter'],
    ['null in a filter', { filter: { sellerId: null } }, 'INVALID_INPUT', 'filter.sellerId'],
    ['too many brands', { filter: { brandIds: Array(501).fill(1) } }, 'INVALID_INPUT', 'filter.brandIds'],
    ['a cursor that is none', { after: 'x' }, 'INVALID_INPUT', 'after'],
    ['a cursor of nothing', { after: Buffer.from('["x"]').toString('base64') }, 'INVALID_INPUT', 'after'],
    ['no page', { first: null }, 'PAGE_SIZE_REQUIRED', 'first'],
    ['too large a page', { first: 101 }, 'PAGE_SIZE_INVALID', 'first'],
  ])('%s', async (_, variables, code, field) => {
    const answer = await server.run(PAGE, { first: 1, ...variables });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, field });
    expect(answer.data?.browseProducts ?? null).toBeNull();
  });

  test('a cursor of another order, or with another type in it', async () => {
    const { pageInfo } = await page({ first: 1, sort: 'NEW' });
    const other = await server.run(PAGE, { first: 1, sort: 'POPULAR', after: pageInfo.endCursor });
    expect(other.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'after' });
    const [digest] = JSON.parse(Buffer.from(pageInfo.endCursor, 'base64').toString());
    for (const forged of [
      [digest, 'x', 'y'],
      [digest, {}, []],
      [digest, null, null],
    ]) {
      const after = Buffer.from(JSON.stringify(forged)).toString('base64');
      const answer = await server.run(PAGE, { first: 1, sort: 'NEW', after });
      expect(answer.errors?.[0]?.extensions.code ?? 'EMPTY').toMatch(/^(INVALID_INPUT|EMPTY)$/);
    }
  });
});

test('everybody may browse, and nobody is offered the table itself', async () => {
  const { errors, data } = await server.run(
    `{ __type(name: "Query") { fields { name } } category: __type(name: "Category") { fields { name } } }`,
  );
  expect(errors).toBeUndefined();
  const names = [...data.__type.fields, ...data.category.fields].map((field: any) => field.name);
  expect(names).toEqual(expect.arrayContaining(['browseProducts', 'productDocument']));
  expect(names).not.toContain('productDocuments');
});
