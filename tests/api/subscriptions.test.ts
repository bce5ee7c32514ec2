import { beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { DEMO_ACCOUNTS } from '../../db/seed/accounts.ts';
import { apiServer } from './apiServer.ts';
import { signIn, type SignedIn } from './signIn.ts';
import { connect, errorOf, FOLLOW, notifyOf } from './socketClient.ts';

const server = apiServer();
const account = (name: string) => DEMO_ACCOUNTS.find((known) => known.name === name)!;
const someProduct = async (where: string): Promise<{ id: number; seller: number }> => {
  const { rows } = await server.database.owner.query(
    `select product_id::int as id, seller_id::int as seller from product_service.products where ${where} order by 1 limit 1`,
  );
  return rows[0];
};
const set = (id: number, change: string) =>
  server.database.owner.query(`update product_service.products set ${change} where product_id = $1`, [id]);

let listed: number;
let draft: number;
let manager: SignedIn;
let customer: SignedIn;
beforeAll(async () => {
  manager = await signIn(server.database, account('x-manager').userId, 'seller');
  customer = await signIn(server.database, account('anna').userId, 'shop');
  const { rows } = await server.database.owner.query(
    `select seller_id from seller_service.seller_staff where user_id = $1`,
    [manager.userId],
  );
  listed = (await someProduct('is_listed')).id;
  draft = (await someProduct(`status = 'DRAFT' and seller_id = ${rows[0].seller_id}`)).id;
});

describe('who may see a row follows it', () => {
  test.each<[string, () => Record<string, string>]>([
    ['a visitor', () => ({})],
    ['a customer', () => ({ ...customer.headers })],
    ['a member of a shop’s staff', () => ({ ...manager.headers })],
  ])('%s', async (_who, params) => {
    const socket = await connect(server, params());
    expect(await socket.subscribe(FOLLOW, { id: listed })).toEqual({
      type: 'next',
      id: '1',
      payload: {
        data: {
          productUpdated: {
            event: 'SUBSCRIBED',
            product: expect.objectContaining({ productId: String(listed) }),
          },
        },
      },
    });
    await set(listed, `name = 'Renamed'`);
    await notifyOf(server, listed);
    const { payload } = await socket.next();
    expect(payload.data.productUpdated).toEqual({
      event: 'CHANGED',
      product: { productId: String(listed), name: 'Renamed', status: 'ACTIVE' },
    });
  });

  test('a draft is followed by its shop', async () => {
    const socket = await connect(server, { ...manager.headers });
    expect((await socket.subscribe(FOLLOW, { id: draft })).payload.data.productUpdated.event).toBe(
      'SUBSCRIBED',
    );
    await notifyOf(server, draft);
    expect((await socket.next()).payload.data.productUpdated.product.status).toBe('DRAFT');
  });
});
