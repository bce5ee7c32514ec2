import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { asAnonymous } from '../callers.ts';
import { examined, planOf, statementsOf, type PlanNode, type Statement } from '../plans.ts';
import { DEEP, manyDocuments } from './manyDocuments.ts';

const server = apiServer();
const COUNT = 200_000;
const PAGE = 20;

beforeAll(async () => manyDocuments(server.database.owner, COUNT), 120_000);

const SORTS = ['POPULAR', 'PRICE_ASC', 'PRICE_DESC', 'RATING', 'NEW'];

/** Scopes, and how many documents each has about. */
const SCOPES: [string, object][] = [
  ['all', {}],
  ['a category at depth 1', { categoryId: 1 }],
  ['a category at depth 2', { categoryId: 101 }],
  ['a category at depth 3', { categoryId: 1001 }],
  ['a category at depth 4', { categoryId: DEEP.depth4 }],
  ['a brand', { filter: { brandIds: [5] } }],
  ['a shop', { filter: { sellerId: 5 } }],
];

/** Asked plainly, a page is answered straight from its rows; with a directive it is planned. */
const list = (directive: string) => `
  query ($categoryId: BigInt, $filter: ProductDocumentFilter, $sort: ProductSort!, $first: Int!, $after: Cursor) {
    browseProducts(categoryId: $categoryId, filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes { productId name ${directive} priceMinMinor variants { variantId } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const PLANNED = list('@include(if: true)');
const WAYS = [list(''), PLANNED];

async function ask(variables: object, query = PLANNED): Promise<any> {
  const answer = await server.run(query, { first: PAGE, ...variables });
  expect(answer.errors).toBeUndefined();
  return answer.data.browseProducts;
}

/** The statement that the field sends for a page, and the plan it has for a visitor. */
async function listing(
  variables: object,
  query = PLANNED,
): Promise<{ statement: Statement; plan: PlanNode[] }> {
  const sent = await statementsOf(() => ask(variables, query));
  const [statement] = sent.filter(({ text }) => /"?search_service"?\."?product_documents"?/.test(text));
  return { statement: statement!, plan: await planOf(server.database.api, asAnonymous(), statement!) };
}

/** A cursor in the middle of the list, as a client that has walked there would hold it. */
async function cursorInTheMiddle(variables: object): Promise<string> {
  const { pageInfo } = await ask({ ...variables, first: 1 });
  const [digest] = JSON.parse(Buffer.from(pageInfo.endCursor, 'base64').toString());
  const { statement } = await listing(variables);
  const order = /order by (.+)\n/.exec(statement.text)![1]!.replaceAll('__product_documents__.', '');
  const columns = order.replaceAll(/ (asc|desc)/g, '');
  const { rows } = await server.database.owner.query(
    `select array[${columns
      .split(', ')
      .map((column) => `${column}::text`)
      .join(', ')}] as position
     from (select * from search_service.product_documents order by ${order} offset ${COUNT / 2} limit 1) as middle`,
  );
  return Buffer.from(JSON.stringify([digest, ...rows[0].position])).toString('base64');
}

function expectRange(plan: PlanNode[], share = 2): void {
  expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
  expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  expect(examined(plan, /^product_documents/)).toBeLessThanOrEqual(share * (PAGE + 1));
}

describe.each(SCOPES)('%s', (_name, scope) => {
  test.each(SORTS)('by %s: a page is a range of an index, at the start and in the middle', async (sort) => {
    const after = await cursorInTheMiddle({ ...scope, sort });
    for (const query of WAYS) {
      expectRange((await listing({ ...scope, sort }, query)).plan);
      const { nodes } = await ask({ ...scope, sort, after }, query);
      expect(nodes).toHaveLength(PAGE);
      expectRange((await listing({ ...scope, sort, after }, query)).plan);
    }
  });
});

test.each<[string, object]>([
  ['deeper than the indexes go', { categoryId: DEEP.depth5, sort: 'PRICE_ASC' }],
  [
    'a price range by price',
    { categoryId: 1, sort: 'PRICE_ASC', filter: { priceMinMinor: 500000, priceMaxMinor: 600000 } },
  ],
  ['the best rated by rating', { categoryId: 1, sort: 'RATING', filter: { ratingMin: 450 } }],
  ['what is in stock', { categoryId: 1, sort: 'NEW', filter: { inStock: true } }],
])('%s: a page looks at little more than it shows', async (_name, variables) => {
  // Half of what is at depth 4 is deeper.
  for (const query of WAYS) expectRange((await listing(variables, query)).plan, 4);
});

test('an index that is missing is noticed', async () => {
  const { statement } = await listing({ categoryId: 1, sort: 'NEW' });
  const client = await server.database.owner.connect();
  try {
    await client.query('begin');
    await client.query('drop index search_service.product_documents_depth_1_new');
    const { rows } = await client.query(
      `explain (analyze, timing off, format json) ${statement.text}`,
      statement.values,
    );
    const plan = [rows[0]['QUERY PLAN'][0].Plan] as PlanNode[];
    const all = (nodes: PlanNode[]): PlanNode[] => nodes.flatMap((node) => [node, ...all(node.Plans ?? [])]);
    expect(() => expectRange(all(plan))).toThrow();
  } finally {
    await client.query('rollback');
    client.release();
  }
});
