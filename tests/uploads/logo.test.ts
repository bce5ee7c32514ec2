import { beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../api/signIn.ts';
import { picture } from './pictures.ts';
import { uploading, type Headers } from './world.ts';

const { server, begin, send } = uploading();
const LOGO = { purpose: 'SHOP_LOGO' };
let manager: Headers;
let editor: Headers;
let rival: Headers;
let shop: string;

beforeAll(async () => {
  const { owner } = server.database;
  const { rows } = await owner.query(
    `
    select distinct on (seller_id, role) seller_id, role, user_id
    from seller_service.seller_staff as staff
    join seller_service.sellers using (seller_id)
    where is_active and accepted_at is not null and sellers.status = 'ACTIVE'
      and (select count(*) from seller_service.seller_staff as other where other.user_id = staff.user_id) = 1
      and role in ('MANAGER', 'PRODUCT_EDITOR')
    order by seller_id, role`.replace('user_id\n', 'staff.user_id\n'),
  );
  const both = rows.find(
    (row) =>
      row.role === 'PRODUCT_EDITOR' &&
      rows.some((r) => r.seller_id === row.seller_id && r.role === 'MANAGER'),
  );
  shop = both.seller_id;
  const of = (role: string, where: (id: string) => boolean) =>
    rows.find((row) => row.role === role && where(row.seller_id)).user_id;
  const as = async (user: string) => (await signIn(server.database, user, 'seller')).headers;
  manager = await as(of('MANAGER', (id) => id === shop));
  editor = await as(both.user_id);
  rival = await as(of('MANAGER', (id) => id !== shop));
});

const set = (headers: Headers, id: string) =>
  server.run(
    'mutation ($id: UUID!) { setShopLogo(input: { uploadId: $id }) { seller { sellerId logoUrl } } }',
    { id },
    headers,
  );
const remove = (headers: Headers) =>
  server.run('mutation { removeShopLogo(input: {}) { seller { sellerId logoUrl } } }', {}, headers);

test('a manager gives the shop a logo, and takes it away', async () => {
  const ready = await send(manager, await picture({ width: 800, height: 200 }), LOGO);
  expect(ready.url).toMatch(/^\/media\/shop_logo\//);
  expect((await set(manager, ready.uploadId)).data.setShopLogo.seller).toEqual({
    sellerId: shop,
    logoUrl: ready.url,
  });
  const seen = await server.run('query ($id: BigInt!) { seller(sellerId: $id) { logoUrl } }', { id: shop });
  expect(seen.data.seller.logoUrl).toBe(ready.url);
  expect((await remove(manager)).data.removeShopLogo.seller.logoUrl).toBeNull();
});

test('staff without the right do not, nor do shoppers', async () => {
  const shopper = (await signIn(server.database, 1, 'shop')).headers;
  for (const headers of [editor, shopper, {}]) {
    expect((await begin(headers, LOGO)).data.createUpload).toBeNull();
    expect((await remove(headers)).code).toBe('authorization' in headers ? 'FORBIDDEN' : 'NOT_SIGNED_IN');
  }
  expect((await begin(editor, LOGO)).code).toBe('FORBIDDEN');
  expect((await begin({}, LOGO)).code).toBe('NOT_SIGNED_IN');
  const ready = await send(manager, await picture(), LOGO);
  expect((await set(editor, ready.uploadId)).code).toBe('FORBIDDEN');
});

test('a picture is for its shop and its purpose only', async () => {
  const logo = await send(manager, await picture(), LOGO);
  expect((await set(rival, logo.uploadId)).code).toBe('NOT_FOUND');
  const avatar = await send(manager, await picture());
  expect((await set(manager, avatar.uploadId)).code).toBe('NOT_FOUND');
  const wrong = await server.run(
    'mutation ($id: UUID!) { setAvatar(input: { uploadId: $id }) { user { avatarUrl } } }',
    { id: logo.uploadId },
    manager,
  );
  expect(wrong.code).toBe('NOT_FOUND');
});

test('the columns take no stranger’s address', async () => {
  for (const url of [
    'https://evil.example/x.webp',
    '//evil.example/x.webp',
    '/media/../x.webp',
    '/mediax.webp',
    'javascript:1',
  ]) {
    await expect(
      server.database.owner.query('update user_service.users set avatar_url = $1', [url]),
    ).rejects.toThrow('users_avatar_is_ours');
    await expect(
      server.database.owner.query('update seller_service.sellers set logo_url = $1', [url]),
    ).rejects.toThrow('sellers_logo_is_ours');
  }
});
