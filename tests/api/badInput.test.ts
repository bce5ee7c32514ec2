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
    [
      'an operation that is not there',
      { query: 'query A { __typename }', operationName: 'B' },
      {},
      400,
      'BAD_REQUEST',
    ],
    [
      'one of two operations, unnamed',
      { query: 'query A { __typename } query B { __typename }' },
      {},
      400,
      'BAD_REQUEST',
    ],
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

  test('a client of before 2025, which reads errors at status 200 only', async () => {
    const answer = await server.post({ query: '{ products(' }, { accept: 'application/json' });
    expect([answer.status, answer.code]).toEqual([200, 'GRAPHQL_PARSE_FAILED']);
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
    [
      'fragments in a circle of introspection',
      '{ __schema { types { ...t } } } fragment t on __Type { ofType { ...t } fields { type { ...t } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'fragments in a circle',
      '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'introspection of introspection',
      `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['offset', '{ products(first: 1, offset: 1) { nodes { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', async (_what, query, code) => {
    const answer = await server.run(query);
    expect([answer.status, answer.code]).toEqual([400, code]);
  });
});

describe('what is too much', () => {
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: __typename`).join(' ')} }`;
  const doubling = Array.from(
    { length: 25 },
    (_, at) => `fragment a${at} on Query { ...a${at + 1} ...a${at + 1} }`,
  );
  test.each([
    [
      'a depth bomb',
      `{ products(first: 1) { nodes { ${'category { products(first: 1) { nodes { '.repeat(9)} name ${'} } } '.repeat(9)} } } }`,
      'QUERY_TOO_DEEP',
    ],
    ['a thousand aliases', aliases(1000), 'QUERY_TOO_LARGE'],
    [
      'a fragment that nobody spreads',
      `{ __typename } fragment x on Query { ${'__typename '.repeat(1980)} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['forty aliases', aliases(40), 'TOO_MANY_ALIASES'],
    ['twenty-one root fields', `{ ${'__typename '.repeat(21)} }`, 'TOO_MANY_ROOT_FIELDS'],
    [
      'fragments that double',
      `{ ...a0 } ${doubling.join(' ')} fragment a25 on Query { __typename }`,
      'QUERY_TOO_LARGE',
    ],
    ['a page of a million', page(1_000_000), 'PAGE_SIZE_INVALID'],
    [
      'pages multiplied',
      '{ products(first: 100) { nodes { variants(first: 100) { nodes { product { images(first: 10) { nodes { url } } } } } } } }',
      'QUERY_TOO_COSTLY',
    ],
  ])('%s', async (_what, query, code) => {
    const before = performance.now();
    const answer = await server.run(query);
    expect([answer.status, answer.code, answer.data]).toEqual([400, code, undefined]);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('a nested page of a million, by variable', async () => {
    const query =
      'query ($n: Int) { products(first: 1) { nodes { variants(first: $n) { nodes { skuCode } } } } }';
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

test('none of it was our fault, and every code is in the registry', () => {
  const codes = server.log.flatMap((line) => line.errors ?? []);
  expect(codes.length).toBeGreaterThan(25);
  expect(codes.filter((code: string) => code === 'INTERNAL' || !(code in apiErrorCodes))).toEqual([]);
  expect(server.log.filter((line) => line.level >= 40)).toEqual([]);
});
