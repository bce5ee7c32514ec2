import { describe, expect, test } from '@jest/globals';
import { apiErrorCodes } from '../../api/errors/codes.ts';
import { apiServer } from './apiServer.ts';

const server = apiServer();
const page = (size: unknown) => `{ products(first: ${size}) { nodes { name } } }`;

describe('what is not a GraphQL request', () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['a body that is not JSON', '{', {}, 400, 'BAD_REQUEST'],
    ['a body that is null', 'null', {}, 400, 'BAD_REQUEST'],
    ['a batch', [{ query: '{ __typename }' }], {}, 400, 'BAD_REQUEST'],
    ['no query', {}, {}, 400, 'BAD_REQUEST'],
    ['a query that is a number', { query: 1 }, {}, 400, 'BAD_REQUEST'],
    ['variables that are a list', { query: '{ __typename }', variables: [1] }, {}, 400, 'BAD_REQUEST'],
    ['an operation that is not there', { query: 'query A { __typename }', operationName: 'B' }, {}, 400, 'BAD_REQUEST'],
    ['one of two operations, unnamed', { query: 'query A { __typename } query B { __typename }' }, {}, 400, 'BAD_REQUEST'],
    ['a form', 'query=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'BAD_REQUEST'],
    ['text', '{ __typename }', { 'content-type': 'text/plain' }, 415, 'BAD_REQUEST'],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=klingon' }, 415, 'BAD_REQUEST'],
    ['broken compression', '{}', { 'content-encoding': 'gzip' }, 400, 'BAD_REQUEST'],
    ['a client that takes no JSON', { query: '{ __typename }' }, { accept: 'text/html' }, 406, 'BAD_REQUEST'],
    ['a megabyte', { query: `{ ${'x'.repeat(1_000_000)} }` }, {}, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_what, body, headers, status, code) => {
    const answer = await server.post(body, headers);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('GET', async () => {
    const answer = await server.get('/graphql?query={__typename}');
    expect([answer.status, answer.code, answer.headers.get('allow')]).toEqual([405, 'BAD_REQUEST', 'POST']);
  });
});

describe('what is not a document of this schema', () => {
  test.each([
    ['malformed', '{ products(', 'GRAPHQL_PARSE_FAILED'],
    ['empty', '', 'GRAPHQL_PARSE_FAILED'],
    ['nested deeper than the parser can go', `{ a(b: ${'['.repeat(1900)}`, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ secrets }', 'GRAPHQL_VALIDATION_FAILED'],
    ['fragments in a circle', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }', 'GRAPHQL_VALIDATION_FAILED'],
    ['introspection of introspection', `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['offset', '{ products(first: 1, offset: 1) { nodes { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', async (_what, query, code) => {
    const answer = await server.run(query);
    expect([answer.status, answer.code]).toEqual([400, code]);
  });
});

describe('what is too much', () => {
  const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, at) => `a${at}: __typename`).join(' ')} }`;
  const doubling = Array.from({ length: 25 }, (_, at) => `fragment a${at} on Query { ...a${at + 1} ...a${at + 1} }`);
  test.each([
    ['a depth bomb', `{ products(first: 1) { nodes { ${'category { products(first: 1) { nodes { '.repeat(9)} name ${'} } } '.repeat(9)} } } }`, 'QUERY_TOO_DEEP'],
    ['a thousand aliases', aliases(1000), 'QUERY_TOO_LARGE'],
    ['forty aliases', aliases(40), 'TOO_MANY_ALIASES'],
    ['twenty-one root fields', `{ ${'__typename '.repeat(21)} }`, 'TOO_MANY_ROOT_FIELDS'],
    ['fragments that double', `{ ...a0 } ${doubling.join(' ')} fragment a25 on Query { __typename }`, 'QUERY_TOO_LARGE'],
    ['a page of a million', page(1_000_000), 'PAGE_SIZE_INVALID'],
    ['pages multiplied', '{ products(first: 100) { nodes { productVariants(first: 100) { nodes { product { productImages(first: 10) { nodes { url } } } } } } } }', 'QUERY_TOO_COSTLY'],
  ])('%s', async (_what, query, code) => {
    const before = performance.now();
    const answer = await server.run(query);
    expect([answer.status, answer.code, answer.data]).toEqual([400, code, undefined]);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('a nested page of a million, by variable', async () => {
    const query = 'query ($n: Int) { products(first: 1) { nodes { productVariants(first: $n) { nodes { skuCode } } } } }';
    expect((await server.run(query, { n: 1_000_000 })).code).toBe('PAGE_SIZE_INVALID');
    expect((await server.run(query, { n: 2 })).errors).toBeUndefined();
  });

  test('two mutations in one request, aliased, in fragments or plain', async () => {
    const one = (name: string) => `${name}: probeWork(input: { seconds: 0 }) { clientMutationId }`;
    for (const query of [
      `mutation { ${one('a')} ${one('b')} }`,
      `mutation { ...x ...y } fragment x on Mutation { ${one('a')} } fragment y on Mutation { ${one('b')} }`,
    ]) {
      expect((await server.run(query)).code).toBe('ONE_MUTATION_PER_REQUEST');
    }
    expect((await server.run(`mutation { __typename ${one('a')} }`)).errors).toBeUndefined();
  });
});

describe('values of the wrong type', () => {
  test.each<[string, string, object | undefined, string | undefined]>([
    ['a literal', page('"ten"'), undefined, 'first'],
    ['a variable', 'query ($n: Int!) { products(first: $n) { nodes { name } } }', { n: 'ten' }, 'n'],
    ['a variable that is missing', 'query ($n: Int!) { products(first: $n) { nodes { name } } }', {}, 'n'],
    ['an id that is no number', '{ product(productId: "abc") { name } }', undefined, 'productId'],
    ['an id beyond 64 bits', '{ product(productId: "9223372036854775808") { name } }', undefined, 'productId'],
    ['an id that is an object', 'query ($id: BigInt!) { product(productId: $id) { name } }', { id: { a: 1 } }, 'id'],
    ['an ordering that is not offered', '{ products(first: 1, orderBy: [NATURAL]) { nodes { name } } }', undefined, 'orderBy'],
    ['a filter by null', '{ products(first: 1, filter: { sellerId: { equalTo: null } }) { nodes { name } } }', undefined, 'filter.sellerId.equalTo'],
    ['an empty filter', 'query ($f: ProductFilter) { products(first: 1, filter: $f) { nodes { name } } }', { f: {} }, 'filter'],
    ['a filter of a thousand values', 'query ($l: [BigInt!]) { products(first: 1, filter: { sellerId: { in: $l } }) { nodes { name } } }', { l: Array.from({ length: 1000 }, (_, at) => at) }, 'filter.sellerId.in'],
    ['before with first', '{ products(first: 1, before: "x") { nodes { name } } }', undefined, 'before'],
  ])('%s', async (_what, query, variables, field) => {
    const answer = await server.run(query, variables);
    expect([answer.status, answer.code, answer.errors![0]!.extensions.field]).toEqual([400, 'INVALID_INPUT', field]);
  });

  test.each([
    ['a cursor that is garbage', '{ products(first: 1, after: "garbage") { nodes { name } } }'],
    ['a cursor of another order', `{ products(first: 1, after: "${Buffer.from('["d0","1"]').toString('base64')}") { nodes { name } } }`],
    ['a cursor by number', `{ products(first: 1, after: "${Buffer.from('["natural",1]').toString('base64')}") { nodes { name } } }`],
    ['a text with a zero byte', '{ categoryBySlug(slug: "a\\u0000b") { name } }'],
  ])('%s', async (_what, query) => {
    expect((await server.run(query)).code).toBe('INVALID_INPUT');
  });

  test('a value is not echoed at full length', async () => {
    const answer = await server.run('query ($n: Int!) { products(first: $n) { nodes { name } } }', { n: 'x'.repeat(50_000) });
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
    expect((await server.run(`{ node(id: "${id(['Product', { a: 1 }])}") { id } }`)).code).toBe('INVALID_INPUT');
  });
});

test('none of it was our fault, and every code is in the registry', () => {
  const codes = server.log.flatMap((line) => line.errors ?? []);
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code: string) => code === 'INTERNAL' || !(code in apiErrorCodes))).toEqual([]);
  expect(server.log.filter((line) => line.level >= 40)).toEqual([]);
});
