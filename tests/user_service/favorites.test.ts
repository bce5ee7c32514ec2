import { expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';

const server = apiServer();
const one = async (sql: string) => (await server.database.owner.query(sql)).rows[0]?.id as string;
const listed = () =>
  one('select product_id::text as id from product_service.products where is_listed order by 1 limit 1');
const hidden = () =>
  one(
    `select product_id::text as id from product_service.products where status = 'DRAFT' order by 1 limit 1`,
  );
const change = (verb: 'add' | 'remove', productId: string, headers: Record<string, string>) =>
  server.run(
    verb === 'add'
      ? 'mutation ($id: BigInt!) { addFavorite(input: { productId: $id }) { favoriteId favoriteProduct { product { name } } } }'
      : 'mutation ($id: BigInt!) { removeFavorite(input: { productId: $id }) { productId product { name } } }',
    { id: productId },
    headers,
  );

test('a favourite is kept once and removed once, however often and however many at a time', async () => {
  const { headers } = await signIn(server.database, 8, 'shop');
  await server.database.owner.query('delete from user_service.favorite_products where user_id = 8');
  const id = await listed();
  const added = await Promise.all(Array.from({ length: 10 }, () => change('add', id, headers)));
  expect(added.map(({ errors }) => errors)).toEqual(added.map(() => undefined));
  expect(new Set(added.map(({ data }) => data.addFavorite.favoriteId)).size).toBe(1);
  const list = await server.run(
    '{ favoriteProducts(first: 5) { nodes { productId product { name } } } }',
    {},
    headers,
  );
  expect(list.data.favoriteProducts.nodes).toEqual([
    { productId: id, product: added[0]!.data.addFavorite.favoriteProduct.product },
  ]);
  for (let time = 0; time < 2; time += 1)
    expect((await change('remove', id, headers)).data.removeFavorite.productId).toBe(id);
});

test('what is not in the catalogue cannot be kept, but what left it can be removed', async () => {
  const { headers } = await signIn(server.database, 8, 'shop');
  const draft = await hidden();
  for (const id of [draft, '999999999']) {
    expect((await change('add', id, headers)).code).toBe('NOT_FOUND');
    expect((await change('remove', id, headers)).code).toBe('NOT_FOUND');
  }
  await server.database.owner.query(
    'insert into user_service.favorite_products (user_id, product_id) values (8, $1)',
    [draft],
  );
  expect((await change('remove', draft, headers)).errors).toBeUndefined();
});
