import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { apiServer } from './apiServer.ts';

const server = apiServer({
  MAX_DEPTH: '6',
  MAX_ALIASES: '2',
  MAX_FIELDS: '250',
  MAX_ROOT_FIELDS: '4',
  MAX_COST: '500',
});
const products = (args: string, inner = '{ nodes { name } }') => `products${args && `(${args})`} ${inner}`;

describe('what is at a limit is allowed, what is one above is not', () => {
  test.each<[string, string, string, string]>([
    ['page size', `{ ${products('first: 100')} }`, `{ ${products('first: 101')} }`, 'PAGE_SIZE_INVALID'],
    [
      'page size from the end',
      `{ ${products('last: 100')} }`,
      `{ ${products('last: 101')} }`,
      'PAGE_SIZE_INVALID',
    ],
    ['the smallest page', `{ ${products('first: 1')} }`, `{ ${products('first: 0')} }`, 'PAGE_SIZE_INVALID'],
    [
      'depth',
      `{ ${products('first: 1', '{ nodes { category { products(first: 1) { nodes { name } } } } }')} }`,
      `{ ${products('first: 1', '{ nodes { category { products(first: 1) { nodes { category { name } } } } } }')} }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'aliases',
      '{ a: __typename b: __typename }',
      '{ a: __typename b: __typename c: __typename }',
      'TOO_MANY_ALIASES',
    ],
    [
      'root fields',
      '{ node(id: "x") { id } }',
      '{ __typename node(id: "x") { id } }',
      'TOO_MANY_ROOT_FIELDS',
    ],
    [
      'fields',
      `{ ${products('first: 1', `{ nodes { ${'name '.repeat(248)} } }`)} }`,
      `{ ${products('first: 1', `{ nodes { ${'name '.repeat(249)} } }`)} }`,
      'QUERY_TOO_LARGE',
    ],
    [
      // 100 products, each with its category, and 3 variants of each.
      'cost',
      `{ ${products('first: 100', '{ nodes { category { name } variants(first: 3) { nodes { skuCode } } } }')} }`,
      `{ ${products('first: 100', '{ nodes { category { name } variants(first: 4) { nodes { skuCode } } } }')} }`,
      'QUERY_TOO_COSTLY',
    ],
  ])('%s', async (_what, allowed, refused, code) => {
    expect((await server.run(allowed)).errors).toBeUndefined();
    expect((await server.run(refused)).code).toBe(code);
  });
});

describe('every list says how much of it is wanted', () => {
  test.each([
    ['at the root', '{ products { nodes { name } } }'],
    ['nested', '{ products(first: 1) { nodes { variants { nodes { skuCode } } } } }'],
    [
      'in a fragment',
      '{ product(productId: 1) { ...p } } fragment p on Product { variants { nodes { skuCode } } }',
    ],
    ['under an interface', '{ node(id: "x") { ... on Product { variants { nodes { skuCode } } } } }'],
    ['as a null literal', '{ products(first: null) { nodes { name } } }'],
  ])('%s', async (_where, query) => {
    const answer = await server.run(query);
    expect([answer.status, answer.code]).toEqual([400, 'PAGE_SIZE_REQUIRED']);
  });

  test('by a variable, with or without a default', async () => {
    const query = (declared: string) => `query (${declared}) { products(first: $n) { nodes { name } } }`;
    expect((await server.run(query('$n: Int'))).code).toBe('PAGE_SIZE_REQUIRED');
    expect((await server.run(query('$n: Int'), { n: 101 })).code).toBe('PAGE_SIZE_INVALID');
    expect((await server.run(query('$n: Int = 101'))).code).toBe('PAGE_SIZE_INVALID');
    expect((await server.run(query('$n: Int = 2'))).data.products.nodes).toHaveLength(2);
    expect((await server.run(query('$n: Int = 2'), { n: 3 })).data.products.nodes).toHaveLength(3);
  });

  test('but not when it is skipped', async () => {
    const query =
      'query ($wanted: Boolean!) { __typename products @include(if: $wanted) { nodes { name } } }';
    expect((await server.run(query, { wanted: false })).errors).toBeUndefined();
    expect((await server.run(query, { wanted: true })).code).toBe('PAGE_SIZE_REQUIRED');
  });

  test('either from the start or from the end', async () => {
    expect((await server.run('{ products(first: 1, last: 1) { nodes { name } } }')).code).toBe(
      'PAGE_SIZE_INVALID',
    );
  });
});

test('the cost a page has depends on its variables, each time', async () => {
  const query =
    'query ($n: Int!) { products(first: 100) { nodes { variants(first: $n) { nodes { skuCode } } } } }';
  expect((await server.run(query, { n: 4 })).errors).toBeUndefined();
  const refused = await server.run(query, { n: 5 });
  expect(refused.errors![0]!.extensions).toEqual({
    code: 'QUERY_TOO_COSTLY',
    details: { cost: 600, limit: 500 },
  });
  expect((await server.run(query, { n: 4 })).errors).toBeUndefined();
});

test('introspection, which nests deeper, is let through', async () => {
  const answer = await server.run(getIntrospectionQuery());
  expect(answer.errors).toBeUndefined();
  expect(answer.data.__schema.queryType.name).toBe('Query');
});
