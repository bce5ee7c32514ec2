import { expect, test } from '@jest/globals';
import { apiServer } from './apiServer.ts';

const server = apiServer();

const FIELDS = `productId name shortDescription imageUrl categoryId categoryName brandId brandName sellerId sellerName
  priceMinMinor priceMaxMinor rating reviewCount inStock popularity
  variants { variantId skuCode priceMinor attributes inStock imageUrl }`;
const VARIABLES =
  '$categoryId: BigInt, $filter: ProductDocumentFilter, $sort: ProductSort! = POPULAR, $after: Cursor, $first: Int';
const ARGUMENTS = 'categoryId: $categoryId, filter: $filter, sort: $sort, first: $first, after: $after';
const query = (selection: string, more = '') =>
  `query Page(${VARIABLES}) { browseProducts(${ARGUMENTS}) ${selection} } ${more}`;

/** How many operations PostGraphile has planned, or found a plan for. */
async function planned(): Promise<number> {
  return Number(/market_api_plan_seconds_count (\d+)/.exec((await server.get('/metrics')).text)![1]);
}

/** Asks twice, the second time with a directive that only PostGraphile minds; both must say the same. */
async function twice(text: string, variables: object = { first: 20 }, isDirect = true) {
  const before = await planned();
  const direct = await server.run(text, variables);
  expect((await planned()) - before).toBe(isDirect ? 0 : 1);
  const general = await server.run(
    text.replace(/(browseProducts\([^)]*\))/, '$1 @include(if: true)'),
    variables,
  );
  expect(direct.text).toBe(general.text);
  expect(direct.status).toBe(general.status);
  expect([...direct.headers.keys()]).toEqual([...general.headers.keys()]);
  return direct;
}

const CATEGORY = `select category_id from product_service.products where is_listed
  group by category_id order by count(*) desc, category_id limit 1`;

test('says what PostGraphile says, to the byte', async () => {
  const all = query(`{ nodes { ${FIELDS} } pageInfo { hasNextPage startCursor endCursor } }`);
  const category = (await server.database.owner.query(CATEGORY)).rows[0].category_id;
  for (const variables of [
    { first: 100 },
    { first: 3, categoryId: category },
    { first: 100, categoryId: category, filter: { inStock: true, ratingMin: 300 } },
    { first: 10, filter: { priceMinMinor: 100000, priceMaxMinor: '200000' }, sort: 'PRICE_ASC' },
    { first: 10, filter: { brandIds: [1, 2, 3] }, sort: 'PRICE_DESC' },
    { first: 10, filter: { sellerId: 1 }, sort: 'RATING' },
    { first: 10, filter: { brandIds: ['1'] } },
    { first: 10, filter: { sellerId: 99999 } },
  ]) {
    const { data } = await twice(all, variables);
    expect(data.browseProducts.nodes.length > 0).toBe(variables.filter?.sellerId !== 99999);
  }
});

test('in all ways to write it', async () => {
  await twice(
    query(
      '{ __typename nodes { __typename key: productId productId variants { __typename sku: skuCode } } }',
    ),
  );
  await twice(
    query('{ edges { cursor node { name } } edges2: edges { node { productId } } pageInfo { endCursor } }'),
  );
  await twice(
    query(
      '{ ...page ... on ProductDocumentConnection { pageInfo { hasNextPage } } }',
      'fragment page on ProductDocumentConnection { nodes { ...card name } } fragment card on ProductDocument { name rating ... { inStock } }',
    ),
  );
  await twice(`{ shelf: browseProducts(first: 2, sort: RATING) { nodes { name } } }`, {});
});

test('their cursors are one', async () => {
  for (const sort of ['POPULAR', 'PRICE_ASC', 'PRICE_DESC', 'RATING']) {
    let after: string | null = null;
    for (let page = 0; page < 4; page++) {
      const { data }: any = await twice(query('{ nodes { productId } pageInfo { hasNextPage endCursor } }'), {
        first: 100,
        sort,
        after,
      });
      after = data.browseProducts.pageInfo.endCursor;
    }
  }
});

test('what is unusual is PostGraphile’s', async () => {
  const nodes = '{ nodes { productId } pageInfo { endCursor } }';
  await twice(query('{ nodes { productId listedAt } }'), { first: 2 }, false);
  await twice(query('{ nodes { name brand { name } } }'), { first: 2 }, false);
  await twice(query('{ nodes { productId @skip(if: true) name } }'), { first: 2 }, false);
  await twice(query('{ nodes { productId } nodes { name } }'), { first: 2 }, false);
  await twice(query('{ pageInfo { hasPreviousPage } }'), { first: 2 }, false);
  await twice(query(nodes), { first: 2, sort: 'NEW' }, false);
  await twice(`{ browseProducts(last: 2) ${nodes} }`, {}, false);
  await twice(`{ browseProducts(first: 2) ${nodes} brands(first: 1) { nodes { name } } }`, {}, false);
});

test('mistakes are told as everywhere', async () => {
  const nodes = query('{ nodes { productId } }');
  const other = (await server.run(query('{ pageInfo { endCursor } }'), { first: 1, sort: 'RATING' })).data;
  for (const [variables, code] of [
    [{ first: 2, categoryId: 999999 }, 'NOT_FOUND'],
    [{ first: 2, after: 'nonsense' }, 'INVALID_INPUT'],
    [{ first: 2, after: other.browseProducts.pageInfo.endCursor }, 'INVALID_INPUT'],
    [{ first: 2, filter: { priceMinMinor: 5, priceMaxMinor: 1 } }, 'INVALID_INPUT'],
    [{ first: 2, filter: { ratingMin: 501 } }, 'INVALID_INPUT'],
  ] as const)
    expect((await twice(nodes, variables, false)).code).toBe(code);
  expect((await server.run(nodes, { first: 101 })).code).toBe('PAGE_SIZE_INVALID');
  expect((await server.run(nodes, {})).code).toBe('PAGE_SIZE_REQUIRED');
  expect((await server.run(nodes, { first: 2, filter: { sellerId: null } })).code).toBe('INVALID_INPUT');
});

test('a value too large for its column fails as the request wants failures', async () => {
  const sort = 'RATING';
  const cursor = (await server.run(query('{ pageInfo { endCursor } }'), { first: 1, sort })).data
    .browseProducts.pageInfo.endCursor;
  const [digest] = JSON.parse(Buffer.from(cursor, 'base64').toString());
  const after = Buffer.from(JSON.stringify([digest, 999999999999, '10'])).toString('base64');
  const text = query('{ nodes { productId } }').replace('browseProducts', 'shelf: browseProducts');
  const answers = [];
  for (const onError of ['HALT', 'NULL', 'PROPAGATE', undefined]) {
    const variables = { first: 2, sort, after };
    const direct = await server.post({ query: text, variables, onError });
    const general = await server.post({
      query: text.replace(/(browseProducts\([^)]*\))/, '$1 @include(if: true)'),
      variables,
      onError,
    });
    const { errorId: _one, ...told } = direct.errors![0]!.extensions;
    const { errorId: _other, ...toldInGeneral } = general.errors![0]!.extensions;
    expect({ ...direct.errors![0], extensions: told }).toEqual({
      ...general.errors![0],
      extensions: toldInGeneral,
    });
    expect(direct.data).toEqual(general.data);
    answers.push(direct.data);
  }
  expect(answers).toEqual([null, { shelf: null }, { shelf: null }, { shelf: null }]);
});

test('an error of the database is masked, as everywhere', async () => {
  const nodes = query('{ nodes { productId } }');
  await server.database.owner.query(
    'set role search_service; revoke select on search_service.product_documents from market_anonymous; reset role',
  );
  const direct = await server.run(nodes, { first: 2 });
  const general = await server.run(nodes, { first: 2, sort: 'NEW' });
  expect(direct.data).toEqual({ browseProducts: null });
  expect(direct.errors).toEqual(general.errors);
  expect(direct.code).toBe('NOT_SIGNED_IN');
});
