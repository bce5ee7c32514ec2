import { describe, expect, test } from '@jest/globals';
import { apiServer } from './apiServer.ts';

const server = apiServer();
const page = (size: unknown) => `{ products(first: ${size}) { nodes { name } } }`;

describe('values of the wrong type', () => {
  test.each<[string, string, object | undefined, string | undefined]>([
    ['a literal', page('"ten"'), undefined, 'first'],
    ['a variable', 'query ($n: Int!) { products(first: $n) { nodes { name } } }', { n: 'ten' }, 'n'],
    ['a variable that is missing', 'query ($n: Int!) { products(first: $n) { nodes { name } } }', {}, 'n'],
    ['an id that is no number', '{ product(productId: "abc") { name } }', undefined, 'productId'],
    [
      'an id beyond 64 bits',
      '{ product(productId: "9223372036854775808") { name } }',
      undefined,
      'productId',
    ],
    [
      'an id that is an object',
      'query ($id: BigInt!) { product(productId: $id) { name } }',
      { id: { a: 1 } },
      'id',
    ],
    [
      'an ordering that is not offered',
      '{ products(first: 1, orderBy: [NATURAL]) { nodes { name } } }',
      undefined,
      'orderBy',
    ],
    [
      'a filter by null',
      '{ products(first: 1, filter: { sellerId: { equalTo: null } }) { nodes { name } } }',
      undefined,
      'filter.sellerId.equalTo',
    ],
    [
      'an empty filter',
      'query ($f: ProductFilter) { products(first: 1, filter: $f) { nodes { name } } }',
      { f: {} },
      'filter',
    ],
    [
      'a filter of a thousand values',
      'query ($l: [BigInt!]) { products(first: 1, filter: { sellerId: { in: $l } }) { nodes { name } } }',
      { l: Array.from({ length: 1000 }, (_, at) => at) },
      'filter.sellerId.in',
    ],
    ['before with first', '{ products(first: 1, before: "x") { nodes { name } } }', undefined, 'before'],
  ])('%s', async (_what, query, variables, field) => {
    const answer = await server.run(query, variables);
    expect([answer.status, answer.code, answer.errors![0]!.extensions.field]).toEqual([
      400,
      'INVALID_INPUT',
      field,
    ]);
  });

  test.each([
    ['a cursor that is garbage', '{ products(first: 1, after: "garbage") { nodes { name } } }'],
    [
      'a cursor of another order',
      `{ products(first: 1, after: "${Buffer.from('["d0","1"]').toString('base64')}") { nodes { name } } }`,
    ],
    [
      'a cursor by number',
      `{ products(first: 1, after: "${Buffer.from('["natural",1]').toString('base64')}") { nodes { name } } }`,
    ],
    ['a text with a zero byte', '{ categoryBySlug(slug: "a\\u0000b") { name } }'],
  ])('%s', async (_what, query) => {
    expect((await server.run(query)).code).toBe('INVALID_INPUT');
  });

  test('a value is not echoed at full length', async () => {
    const answer = await server.run('query ($n: Int!) { products(first: $n) { nodes { name } } }', {
      n: 'x'.repeat(50_000),
    });
    expect(answer.text.length).toBeLessThan(1000);
  });
});

describe('ids of nothing', () => {
  const id = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
  test.each([
    ['a row that is not there', '{ found: product(productId: 999999999) { name } }'],
    ['a global id that is garbage', '{ found: node(id: "garbage") { id } }'],
    ['a global id of an unknown type', `{ found: node(id: "${id(['Secret', 1])}") { id } }`],
    ['a global id of nothing', `{ found: node(id: "${id(['Product', null])}") { id } }`],
  ])('%s is null', async (_what, query) => {
    const answer = await server.run(query);
    expect([answer.status, answer.data, answer.errors]).toEqual([200, { found: null }, undefined]);
  });

  test('a global id with an object for a key is bad input', async () => {
    expect((await server.run(`{ node(id: "${id(['Product', { a: 1 }])}") { id } }`)).code).toBe(
      'INVALID_INPUT',
    );
  });
});

test('none of it was our fault', () => {
  const codes = server.log.flatMap((line) => line.errors ?? []);
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code: string) => code !== 'INVALID_INPUT')).toEqual([]);
  expect(server.log.filter((line) => line.level >= 40)).toEqual([]);
});
