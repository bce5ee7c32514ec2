import { expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { unlessPassed } from '../../api/limits/passed.ts';
import { apiServer } from './apiServer.ts';

const server = apiServer({ MAX_COST: '150' });

const PRODUCTS = `query ($first: Int, $filter: ProductFilter, $seller: BigInt, $after: Cursor, $deep: Boolean! = false) {
  products(first: $first, after: $after, filter: $filter) { nodes { name } }
  own: products(first: 1, filter: { sellerId: { equalTo: $seller } }) {
    nodes { variants(first: 100) @include(if: $deep) { nodes { skuCode } } }
  }
}`;
const code = async (variables: object) => (await server.run(PRODUCTS, variables)).code;

/** What passed is remembered; each of these must still be told from it. */
test('what has passed the limits passes only as it was', async () => {
  const fine = { first: 20, seller: 1 };
  for (let turn = 0; turn < 2; turn++) {
    expect(await code(fine)).toBeUndefined();
    expect(await code({ ...fine, seller: 2 })).toBeUndefined();
    expect(await code({ ...fine, filter: { sellerId: { equalTo: 3 } } })).toBeUndefined();

    expect(await code({ ...fine, first: 101 })).toBe('PAGE_SIZE_INVALID');
    expect(await code({ ...fine, first: null })).toBe('PAGE_SIZE_REQUIRED');
    expect(await code({ seller: 1 })).toBe('PAGE_SIZE_REQUIRED');
    expect(await code({ ...fine, seller: null })).toBe('INVALID_INPUT');
    expect(await code({ ...fine, seller: 'x' })).toBe('INVALID_INPUT');
    expect(await code({ ...fine, filter: { sellerId: { equalTo: null } } })).toBe('INVALID_INPUT');
    expect(await code({ ...fine, filter: { sellerId: { in: Array(501).fill(1) } } })).toBe('INVALID_INPUT');
    expect(await code({ ...fine, first: 80, deep: true })).toBe('QUERY_TOO_COSTLY');
  }
});

test('what is remembered is little, whatever is sent', () => {
  const document = parse(PRODUCTS.replace('query (', 'query Other ('));
  const passes = (variables: object, operation = getOperationAST(document)!) => {
    const remember = unlessPassed(operation, new Map(), { ...variables });
    remember?.();
    return remember !== undefined;
  };
  expect([passes({ first: 1 }), passes({ first: 1 })]).toEqual([true, false]);

  const large = { filter: { name: { equalTo: 'x'.repeat(2000) } } };
  expect([passes(large), passes(large)]).toEqual([true, true]);
  expect(passes({ first: 1 })).toBe(false);

  // Of many operations together no more is kept than of a few.
  for (let at = 0; at < 250; at++) {
    const another = getOperationAST(
      parse('query ($first: Int) { products(first: $first) { nodes { name } } }'),
    )!;
    for (let first = 0; first < 45; first++) passes({ first }, another);
  }
  expect(passes({ first: 1 })).toBe(true);
});
