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

const LIST = `
  query ($categoryId: BigInt, $filter: ProductDocumentFilter, $sort: ProductSort!, $first: Int!, $after: Cursor) {
    browseProducts(categoryId: $categoryId, filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes { productId name priceMinMinor variants { variantId } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

async function ask(variables: object): Promise<any> {
  const answer = await server.run(LIST, { first: PAGE, ...variables });
  expect(answer.errors).toBeUndefined();
  return answer.data.browseProducts;
}

/** The statement that the field sends for a page, and the plan it has for a visitor. */
async function listing(variables: object): Promise<{ statement: Statement; plan: PlanNode[] }> {
  const sent = await statementsOf(() => ask(variables));
  const [statement] = sent.filter(({ text }) => text.includes('"search_service"."product_documents"'));
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

function expectRange(plan: PlanNode[]): void {
  expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
  expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  expect(examined(plan, /^product_documents/)).toBeLessThanOrEqual(2 * (PAGE + 1));
}

describe.each(SCOPES)('%s', (_name, scope) => {
  test.each(SORTS)('by %s: a page is a range of an index, at the start and in the middle', async (sort) => {
    expectRange((await listing({ ...scope, sort })).plan);
    const after = await cursorInTheMiddle({ ...scope, sort });
    const { nodes } = await ask({ ...scope, sort, after });
    expect(nodes).toHaveLength(PAGE);
    expectRange((await listing({ ...scope, sort, after })).plan);
  });
});
