import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../api/startServer.ts';
import { apiServer, settingsFor } from './apiServer.ts';

const directory = mkdtempSync(join(tmpdir(), 'trusted-'));
const write = (hash: string, text: string) => writeFileSync(join(directory, `${hash}.graphql`), text);
write('abc123', 'query Names($n: Int!) { products(first: $n) { nodes { name } } }');
const server = apiServer({ TRUSTED_DOCUMENTS_DIR: directory });
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['documentId, as Relay and GraphQL over HTTP have it', { documentId: 'abc123' }],
  ['id', { id: 'abc123' }],
  [
    'a persisted query, as Apollo has it',
    { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc123' } } },
  ],
])('a document it was deployed with runs by %s', async (_by, named) => {
  const answer = await server.post({ ...named, variables: { n: 2 } });
  expect(answer.data.products.nodes).toHaveLength(2);
});

test.each<[string, object]>([
  ['any other document', { query: '{ __typename }' }],
  ['introspection', { query: '{ __schema { queryType { name } } }' }],
  ['an unknown hash', { documentId: 'def456' }],
  ['a hash that is a path', { documentId: '../../package' }],
  ['a hash that every object has', { documentId: 'constructor' }],
  ['nothing', {}],
])('%s is refused', async (_what, body) => {
  const answer = await server.post(body);
  expect([answer.status, answer.code, answer.data]).toEqual([400, 'DOCUMENT_NOT_TRUSTED', undefined]);
});

test('a query sent along with a hash is not what runs', async () => {
  const answer = await server.post({ documentId: 'abc123', query: '{ __typename }', variables: { n: 1 } });
  expect(Object.keys(answer.data)).toEqual(['products']);
});

test('its variables are still limited', async () => {
  expect((await server.post({ documentId: 'abc123', variables: { n: 101 } })).code).toBe('PAGE_SIZE_INVALID');
});

test('there is no explorer', async () => {
  expect((await server.get('/')).status).toBe(404);
});

describe('the start is refused', () => {
  const start = (folder: string) =>
    startServer({
      settings: settingsFor(server.database.connections, {
        TRUSTED_DOCUMENTS_DIR: folder,
        LOG_LEVEL: 'silent',
      }),
    });
  const empty = mkdtempSync(join(tmpdir(), 'trusted-'));
  const outgrown = mkdtempSync(join(tmpdir(), 'trusted-'));
  beforeAll(() => writeFileSync(join(outgrown, 'old.graphql'), '{ tablesThatAreGone }'));
  afterAll(() => [empty, outgrown].forEach((folder) => rmSync(folder, { recursive: true })));

  test('without the folder', async () => {
    await expect(start('/nowhere')).rejects.toThrow(
      /TRUSTED_DOCUMENTS_DIR is \/nowhere, which cannot be read/,
    );
  });

  test('without a document', async () => {
    await expect(start(empty)).rejects.toThrow(/has no <hash>\.graphql file/);
  });

  test('with a document that the schema has outgrown', async () => {
    await expect(start(outgrown)).rejects.toThrow(
      /^Trusted document old\.graphql cannot be run: Cannot query field/,
    );
  });
});
