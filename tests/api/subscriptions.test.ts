import { beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { DEMO_ACCOUNTS } from '../../db/seed/accounts.ts';
import { apiServer } from './apiServer.ts';
import { asSuperuser } from './probes.ts';
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
// Cards become hidden and visible again here, which no transition allows.
beforeAll(() =>
  server.database.owner.query('alter table product_service.products disable trigger _500_status'),
);

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

describe('who may not see it learns nothing', () => {
  const refusalOf = async (params: Record<string, string>, id: number | string) =>
    errorOf(await (await connect(server, params)).subscribe(FOLLOW, { id }));

  test('a draft of another shop and a product that does not exist are refused alike', async () => {
    const other = (
      await someProduct(
        `status = 'DRAFT' and seller_id <> (select seller_id from product_service.products where product_id = ${draft})`,
      )
    ).id;
    const absent = await refusalOf({ ...manager.headers }, 99_999_999);
    expect(absent).toMatchObject({ type: 'error', extensions: { code: 'NOT_FOUND' } });
    expect(await refusalOf({ ...manager.headers }, other)).toEqual(absent);
    expect(await refusalOf({ ...customer.headers }, draft)).toEqual(absent);
    expect(await refusalOf({}, draft)).toEqual(absent);
    expect(await refusalOf({}, '-5')).toEqual(absent);
  });

  test('whatever of the payload they ask for', async () => {
    const socket = await connect(server);
    for (const [at, fields] of ['event', '__typename', 'it: product { __typename }'].entries()) {
      const query = `subscription { it: productUpdated(productId: ${draft}) { ${fields} } }`;
      expect(errorOf(await socket.subscribe(query, {}, String(at))).extensions.code).toBe('NOT_FOUND');
    }
  });

  test('nor does it help to ask for errors as nulls', async () => {
    for (const onError of ['NULL', 'HALT', 'PROPAGATE']) {
      const socket = await connect(server);
      const payload = { query: FOLLOW, variables: { id: draft }, onError };
      socket.send({ type: 'subscribe', id: '1', payload });
      expect(errorOf(await socket.next()).extensions.code).toBe('NOT_FOUND');
      await notifyOf(server, draft);
      await wait(100);
      expect(socket.messages.filter(({ type }) => type === 'next')).toEqual([]);
    }
  });

  test('nothing is sent while a row is hidden, nor that it was hidden', async () => {
    const socket = await connect(server);
    await socket.subscribe(FOLLOW, { id: listed });
    await socket.subscribe(`subscription { productUpdated(productId: ${listed}) { event } }`, {}, 'slim');
    const before = socket.messages.length;
    await set(listed, `status = 'ARCHIVED'`);
    await notifyOf(server, listed);
    await wait(500);
    expect(socket.messages).toHaveLength(before);
    // Its shop goes on seeing it; a visitor sees it again when it is listed again.
    await set(listed, `status = 'ACTIVE'`);
    await notifyOf(server, listed);
    expect((await socket.next()).payload.data.productUpdated.event).toBe('CHANGED');
    expect((await socket.next()).payload.data.productUpdated.event).toBe('CHANGED');
  });

  test('a notification of another row is not theirs', async () => {
    const socket = await connect(server);
    await socket.subscribe(FOLLOW, { id: listed });
    const before = socket.messages.length;
    await notifyOf(server, draft, listed + 100_000);
    await wait(300);
    expect(socket.messages).toHaveLength(before);
  });

  test('a notification is an id and nothing else, once for each row', async () => {
    const listener = new pg.Client({ connectionString: server.database.connections.api });
    await listener.connect();
    const heard: string[] = [];
    listener.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`));
    await listener.query('listen "product:1"; listen "product:2"');
    await server.database.owner.query(`select platform.notify_subscribers('product', '{1,2,2,null,1}')`);
    await wait(100);
    await listener.end();
    expect(heard.map((text) => text.replaceAll(' ', '')).sort()).toEqual([
      'product:1{"id":1}',
      'product:2{"id":2}',
    ]);
  });

  test('only services notify', async () => {
    for (const role of ['market_anonymous', 'market_seller', 'market_admin']) {
      const client = await server.database.api.connect();
      try {
        await client.query('begin');
        await client.query(`set local role ${role}`);
        await expect(client.query(`select platform.notify_subscribers('product', '{1}')`)).rejects.toThrow(
          /permission denied for function/,
        );
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
  });
});

describe('what is sent', () => {
  test('nested rows, under the same rights', async () => {
    const socket = await connect(server);
    const { payload } = await socket.subscribe(
      `subscription { productUpdated(productId: ${listed}) {
         event again: product { category { name } variants(first: 2) { nodes { skuCode } } } } }`,
    );
    expect(payload.data.productUpdated.again).toEqual({
      category: { name: expect.any(String) },
      variants: { nodes: expect.arrayContaining([{ skuCode: expect.any(String) }]) },
    });
  });

  test('events long after an operation would have timed out', async () => {
    const socket = await connect(brisk);
    await socket.subscribe(FOLLOW, { id: listed });
    await wait(600);
    await notifyOf(brisk, listed);
    expect((await socket.next()).payload).toMatchObject({ data: { productUpdated: { event: 'CHANGED' } } });
  });
  const brisk = apiServer({ EXECUTION_TIMEOUT_MS: '300' });

  test('many changes at once are few messages, and the last of them tells the last state', async () => {
    const socket = await connect(server);
    await socket.subscribe(FOLLOW, { id: listed });
    for (let at = 1; at <= 50; at++) {
      await set(listed, `name = 'Change ${at}'`);
      await notifyOf(server, listed);
    }
    let name = '';
    while (name !== 'Change 50') name = (await socket.next()).payload.data.productUpdated.product.name;
    await wait(200);
    expect(socket.messages.at(-1)!.payload.data.productUpdated.product.name).toBe('Change 50');
  });

  test('as the caller’s role and user, in a transaction that can only read', async () => {
    const showsTo = async (condition: string) => {
      await asSuperuser(
        server.database,
        `drop policy if exists probe on product_service.products;
        create policy probe on product_service.products for select to market_customer
        using (product_id = ${draft} and ${condition})`,
      );
      return (await (await connect(server, { ...customer.headers })).subscribe(FOLLOW, { id: draft })).type;
    };
    const isTheirs = `current_setting('role') = 'market_customer' and current_setting('market.user_id') = '${customer.userId}'`;
    expect(await showsTo(`${isTheirs} and current_setting('transaction_read_only') = 'on'`)).toBe('next');
    expect(await showsTo(`${isTheirs} and current_setting('transaction_read_only') = 'off'`)).toBe('error');
    await asSuperuser(server.database, 'drop policy probe on product_service.products');
  });

  test('nothing more after the client has had enough', async () => {
    const socket = await connect(server);
    await socket.subscribe(FOLLOW, { id: listed });
    socket.send({ type: 'complete', id: '1' });
    await wait(100);
    const before = socket.messages.length;
    await notifyOf(server, listed);
    await wait(300);
    expect(socket.messages).toHaveLength(before);
    // The name is free again, and so is the channel.
    expect((await socket.subscribe(FOLLOW, { id: listed })).type).toBe('next');
    await notifyOf(server, listed);
    expect((await socket.next()).type).toBe('next');
  });
});

test('what nobody follows any more is not listened to', async () => {
  const channels = async () => /^market_api_channels (\d+)$/m.exec((await server.get('/metrics')).text)?.[1];
  for (let at = 0; at < 10 && (await channels()) !== '0'; at++) await wait(50);
  const socket = await connect(server);
  for (let at = 1; at <= 15; at++) {
    // Hidden, absent, or visible and left again: at once, or after the first row.
    const first = socket.subscribe(FOLLOW, { id: at % 3 ? listed + at : draft }, `s${at}`);
    if (at % 2) await first;
    else first.catch(() => undefined);
    socket.send({ type: 'complete', id: `s${at}` });
  }
  await wait(300);
  expect(await channels()).toBe('0');
  expect(/^market_api_subscriptions (\d+)$/m.exec((await server.get('/metrics')).text)?.[1]).toBe('0');
  await socket.subscribe(FOLLOW, { id: listed }, 'gone');
  expect(await channels()).toBe('1');
  socket.ws.terminate();
  await wait(100);
  expect(await channels()).toBe('0');
});

describe('documents of listed products are a topic too', () => {
  const query = `subscription Document($id: BigInt!) {
    productDocumentUpdated(productId: $id) { event productDocument { productId name } } }`;
  const tell = (id: number) =>
    server.database.owner.query(`select platform.notify_subscribers('product_document', array[$1::bigint])`, [
      id,
    ]);

  test('for everybody', async () => {
    const { rows } = await server.database.owner.query(
      'select product_id::int as id from search_service.product_documents order by 1 limit 1',
    );
    const { id } = rows[0];
    const socket = await connect(server);
    const { payload } = await socket.subscribe(query, { id });
    expect(payload.data.productDocumentUpdated).toMatchObject({
      event: 'SUBSCRIBED',
      productDocument: { productId: String(id) },
    });
    await notifyOf(server, id); // another topic
    await server.database.owner.query(
      `update search_service.product_documents set name = 'As listed' where product_id = $1`,
      [id],
    );
    await tell(id);
    expect((await socket.next()).payload.data.productDocumentUpdated).toEqual({
      event: 'CHANGED',
      productDocument: { productId: String(id), name: 'As listed' },
    });
    const before = socket.messages.length;
    await server.database.owner.query('delete from search_service.product_documents where product_id = $1', [
      id,
    ]);
    await tell(id);
    await wait(300);
    expect(socket.messages).toHaveLength(before);
  });

  test('not of a draft, be it one’s own', async () => {
    const socket = await connect(server, { ...manager.headers });
    expect(errorOf(await socket.subscribe(query, { id: draft })).extensions.code).toBe('NOT_FOUND');
  });
});
