import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { announced, consume } from '../events.ts';
import { peopleOf, STAFF_ROLES, type Asker } from '../seller_service/people.ts';
import { buyer, fboGoods, fbsGoods, type Buyer, type Goods } from './buyers.ts';
import { ordersOf, SHOPS_OWN } from './orders.ts';

const server = apiServer();
const orders = ordersOf(server);
const people = peopleOf(server);

let anna: Buyer;
let boris: Buyer;
let own: Goods;
let stored: Goods;
let manager: Asker;
let stranger: Asker;
const byShop = { deliveries: [{ shippingMethodId: String(SHOPS_OWN) }] };

beforeAll(async () => {
  [anna, boris] = await Promise.all([buyer(server, 50), buyer(server, 51)]);
  const [first, second] = (await fbsGoods(server, 2, 500)) as [Goods, Goods];
  own = first;
  stored = await fboGoods(server, 10);
  manager = await people.staff(Number(own.seller), 'MANAGER');
  stranger = await people.staff(Number(second.seller), 'MANAGER');
});

const actions: [string, object][] = [
  ['acceptOrder', {}],
  ['markShipped', { trackingNumber: 'TRACK-1' }],
  ['declineOrder', { reason: 'Broken.' }],
  ['markDelivered', {}],
];

describe('a shop', () => {
  test('takes an order on and sends it, each once', async () => {
    const { orderId } = await orders.buy(anna, [[own, 1]]);
    const accept = () => orders.act('acceptOrder', { orderId }, manager.headers);
    expect(await announced(server.database, accept)).toEqual([`order.changed ${orderId}`]);
    expect(await announced(server.database, accept)).toEqual([]);
    const ship = (trackingNumber: string) =>
      orders.act('markShipped', { orderId, trackingNumber }, manager.headers);
    for (const bad of ['', 'x', '!!!!', 'a'.repeat(65)]) expect(await ship(bad)).toBe('INVALID_INPUT');
    expect(await announced(server.database, () => ship(' TRACK-7 '))).toEqual([`order.shipped ${orderId}`]);
    expect(await ship('TRACK-7')).toBe('SHIPPED');
    expect(await ship('TRACK-8')).toBe('INVALID_STATE');
    expect(await accept()).toBe('INVALID_STATE');
    expect(await orders.act('declineOrder', { orderId, reason: 'x' }, manager.headers)).toBe('INVALID_STATE');
    // Our carrier brings it, so the shop does not know.
    expect(await orders.act('markDelivered', { orderId }, manager.headers)).toBe('INVALID_STATE');
    expect(await orders.state(orderId)).toMatchObject({
      status: 'SHIPPED',
      number: 'TRACK-7',
      accepted: true,
    });
    expect(await orders.broken()).toEqual([]);
  });

  test('that delivers itself needs no number, names a carrier we work with, and says when it is there', async () => {
    const { orderId } = await orders.buy(anna, [[own, 1]], byShop);
    const ship = (carrierId: string) => orders.act('markShipped', { orderId, carrierId }, manager.headers);
    expect(await ship('5')).toBe('INVALID_INPUT');
    expect(await orders.state(orderId)).toMatchObject({ status: 'PROCESSING' });
    expect(await orders.act('markDelivered', { orderId }, manager.headers)).toBe('INVALID_STATE');
    expect(await ship('3')).toBe('SHIPPED');
    const deliver = () => orders.act('markDelivered', { orderId }, manager.headers);
    expect(await announced(server.database, deliver)).toEqual([`order.delivered ${orderId}`]);
    expect(await announced(server.database, deliver)).toEqual([]);
    await consume(server.database, 'logistics_service.deliveries');
    const { data } = await anna.run(
      `query ($id: BigInt!) { tracking(orderId: $id) { status carrierName trackingNumber } }`,
      { id: orderId },
    );
    expect(data.tracking).toEqual({
      status: 'DELIVERED',
      carrierName: 'Почтовая Линия',
      trackingNumber: null,
    });
    expect(await orders.broken()).toEqual([]);
  });

  test('declines what it cannot send, and its stock is there again', async () => {
    const before = await orders.left(own);
    const { orderId } = await orders.buy(anna, [[own, 2]]);
    const decline = (reason: string) => orders.act('declineOrder', { orderId, reason }, manager.headers);
    expect(await decline(' ')).toBe('INVALID_INPUT');
    expect(await announced(server.database, () => decline('Broken.'))).toEqual([
      `order.cancelled ${orderId}`,
    ]);
    expect(await decline('Broken.')).toBe('CANCELLED');
    expect(await orders.state(orderId)).toMatchObject({ reason: 'SELLER', note: 'Broken.' });
    expect(await orders.left(own)).toBe(before);
    expect(await orders.broken()).toEqual([]);
  });

  test.each(actions)('%s: only its managers and order processors, and not of others', async (name, input) => {
    const { orderId } = await orders.buy(anna, [[own, 1]], byShop);
    const before = await orders.state(orderId);
    expect(await orders.act(name, { orderId, ...input }, stranger.headers)).toBe('NOT_FOUND');
    for (const headers of [undefined, anna.headers, (await people.as(3001, 'admin')).headers])
      expect(['NOT_SIGNED_IN', 'FORBIDDEN']).toContain(
        await orders.act(name, { orderId, ...input }, headers),
      );
    for (const role of STAFF_ROLES.filter((each) => !['MANAGER', 'ORDER_PROCESSOR'].includes(each))) {
      const { headers } = await people.staff(Number(own.seller), role);
      expect(await orders.act(name, { orderId, ...input }, headers)).toBe('FORBIDDEN');
    }
    expect(await orders.state(orderId)).toEqual(before);
    const { headers } = await people.staff(Number(own.seller), 'ORDER_PROCESSOR');
    expect(await orders.act(name, { orderId, ...input }, headers)).not.toBe('FORBIDDEN');
  });

  test.each(actions)('%s: not what is not paid for yet, nor what the warehouse has', async (name, input) => {
    const placed = await orders.place(boris, [[own, 1]], byShop);
    expect(await orders.act(name, { orderId: placed.orderId, ...input }, manager.headers)).toBe(
      'INVALID_STATE',
    );
    await orders.act('cancelOrder', { orderId: placed.orderId }, boris.headers);
    const fbo = await orders.buy(boris, [[stored, 1]]);
    const keeper = await people.staff(Number(stored.seller), 'MANAGER');
    expect(await orders.act(name, { orderId: fbo.orderId, ...input }, keeper.headers)).toBe('INVALID_STATE');
    await orders.act('cancelOrder', { orderId: fbo.orderId }, boris.headers);
  });
});

test('a buyer has got what was sent, and says so once; nobody else does', async () => {
  const { orderId } = await orders.buy(anna, [[own, 1]]);
  const confirm = (headers?: Record<string, string>) => orders.act('confirmReceipt', { orderId }, headers);
  expect(await confirm(anna.headers)).toBe('INVALID_STATE');
  await orders.act('markShipped', { orderId, trackingNumber: 'TRACK-9' }, manager.headers);
  expect(await confirm(boris.headers)).toBe('NOT_FOUND');
  expect(await confirm(manager.headers)).toBe('NOT_FOUND');
  expect(['NOT_SIGNED_IN', 'FORBIDDEN']).toContain(await confirm());
  expect(await announced(server.database, () => confirm(anna.headers))).toEqual([
    `order.delivered ${orderId}`,
  ]);
  expect(await announced(server.database, () => confirm(anna.headers))).toEqual([]);
  expect(await orders.state(orderId)).toMatchObject({ status: 'DELIVERED', delivered: true });
  expect(await orders.broken()).toEqual([]);
});

describe('a parcel', () => {
  test('goes as far as the carrier says, and no way back; with it the order is delivered', async () => {
    const { orderId } = await orders.buy(anna, [[own, 1]]);
    await orders.act('markShipped', { orderId, trackingNumber: 'WAY 1' }, manager.headers);
    const [{ id }] = await orders.sql(
      'select shipment_id as id from logistics_service.shipments where order_id = $1',
      orderId,
    );
    await orders.sql(`select logistics_service.record_booking($1, 'simulated', 'WAY 1')`, id);
    const tell = async (...events: [string, string, string][]) => {
      const told = events.map(([key, status, at]) => ({
        id: key,
        status,
        occurred_at: `2026-11-25T${at}:00Z`,
      }));
      const [row] = await orders.sql(
        'select logistics_service.record_tracking($1, $2) as over',
        id,
        JSON.stringify(told),
      );
      return row.over;
    };
    const seenBy = async (headers: Record<string, string>) =>
      (
        await server.run(
          `query ($id: BigInt!) { tracking(orderId: $id) { status trackingUrl steps { status } } }`,
          { id: orderId },
          headers,
        )
      ).data.tracking;
    expect(await tell(['b', 'IN_TRANSIT', '11:00'])).toBe(false);
    expect(await tell(['a', 'ACCEPTED', '10:00'], ['b', 'IN_TRANSIT', '11:00'])).toBe(false);
    const seen = await seenBy(anna.headers);
    expect(seen).toEqual({
      status: 'IN_TRANSIT',
      trackingUrl: 'https://track.example.com/market/WAY%201',
      steps: [{ status: 'ACCEPTED' }, { status: 'IN_TRANSIT' }],
    });
    expect(await seenBy(manager.headers)).toEqual(seen);
    expect(await seenBy(boris.headers)).toBeNull();
    expect(await seenBy(stranger.headers)).toBeNull();
    const arrive = () => tell(['c', 'DELIVERED', '12:00']);
    expect(await announced(server.database, arrive)).toEqual([`order.delivered ${orderId}`]);
    expect(await announced(server.database, arrive)).toEqual([]);
    expect(await orders.state(orderId)).toMatchObject({ status: 'DELIVERED' });
  });
});

describe('the clock', () => {
  test('gives up what was not paid for, unless somebody pays for it right now', async () => {
    const placed = await orders.place(boris, [[own, 1]]);
    await orders.sql(
      `update order_service.checkouts set expires_at = now() - interval '1 minute' where checkout_id = $1`,
      placed.checkoutId,
    );
    const expire = async () =>
      (await orders.sql('select order_service.expire_checkout($1) as done', placed.checkoutId))[0].done;
    const due = await orders.sql('select checkout_id::text as id from order_service.expired_checkouts(1000)');
    expect(due.map(({ id }) => id)).toContain(placed.checkoutId);
    expect(await expire()).toBe(false);
    expect(await orders.state(placed.orderId)).toMatchObject({ status: 'PENDING' });
    await orders.sql(
      `update platform.sagas set status = 'STUCK' where saga_key = $1`,
      `checkout:${placed.checkoutId}`,
    );
    expect(await expire()).toBe(true);
    expect(await orders.state(placed.orderId)).toMatchObject({
      status: 'CANCELLED',
      reason: 'PAYMENT_EXPIRED',
    });
  });

  test('completes what was delivered and paid for long enough ago, and nothing else', async () => {
    const [{ due }] = await orders.sql(
      `select count(*)::int as due from order_service.orders
       where status = 'DELIVERED' and delivered_at < now() - interval '14 days'
         and payment_status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')`,
    );
    const complete = async () =>
      (await orders.sql('select order_service.complete_orders(1000) as n'))[0].n as number;
    expect(await complete()).toBe(due);
    const [{ id }] = await orders.sql(
      `select order_id::text as id from order_service.orders
       where status = 'DELIVERED' and payment_status = 'PAID' limit 1`,
    );
    const age = (to: string) =>
      orders.sql(
        `update order_service.orders set delivered_at = now() - $2::interval where order_id = $1`,
        id,
        to,
      );
    await age('13 days 23 hours');
    expect(await complete()).toBe(0);
    await age('14 days 1 minute');
    expect(await complete()).toBe(1);
    expect(await orders.state(id)).toMatchObject({ status: 'COMPLETED' });
  });
});
