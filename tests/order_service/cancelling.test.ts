import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { asCustomer } from '../callers.ts';
import { announced, call, refusal } from '../events.ts';
import { peopleOf, type Asker } from '../seller_service/people.ts';
import { buyer, fboGoods, fbsGoods, type Buyer, type Goods } from './buyers.ts';
import { ordersOf } from './orders.ts';

const server = apiServer();
const orders = ordersOf(server);
const people = peopleOf(server);

let anna: Buyer;
let boris: Buyer;
let own: Goods;
let other: Goods;
let stored: Goods;
let support: Asker;

beforeAll(async () => {
  [anna, boris] = await Promise.all([buyer(server, 50), buyer(server, 51)]);
  [own, other] = (await fbsGoods(server, 2, 500)) as [Goods, Goods];
  stored = await fboGoods(server, 30);
  support = await people.as(3003, 'admin');
});

const lines = (...pieces: [string, number][]) =>
  pieces.map(([orderItemId, quantity]) => ({ orderItemId, quantity }));

describe('a buyer cancels', () => {
  test('what is not paid for yet: the whole purchase, with its stock', async () => {
    const before = [await orders.left(own), await orders.left(stored)];
    const placed = await orders.place(anna, [
      [own, 2],
      [stored, 1],
    ]);
    const told = await announced(server.database, async () => {
      expect(
        await orders.act('cancelOrder', { orderId: placed.orderId, reason: ' Too late. ' }, anna.headers),
      ).toBe('CANCELLED');
    });
    expect(told).toEqual(placed.orderIds.map((id) => `order.cancelled ${id}`).sort());
    for (const id of placed.orderIds)
      expect(await orders.state(id)).toMatchObject({
        status: 'CANCELLED',
        reason: 'BUYER',
        note: 'Too late.',
      });
    expect([await orders.left(own), await orders.left(stored)]).toEqual(before);
    const [saga] = await orders.sql(
      `select is_woken from platform.sagas where name = 'pay_checkout' and saga_key = $1`,
      `checkout:${placed.checkoutId}`,
    );
    expect(saga.is_woken).toBe(true);
    expect(await orders.broken()).toEqual([]);
  });

  test('of what is not paid for no single lines', async () => {
    const placed = await orders.place(anna, [[own, 2]]);
    const input = {
      orderId: placed.orderId,
      lines: lines([placed.lines[0]!, 1]),
      idempotencyKey: randomUUID(),
    };
    expect(await orders.act('cancelOrder', input, anna.headers)).toBe('INVALID_STATE');
    await orders.pay(placed);
  });

  test.each(['FBO', 'FBS'])('what is paid for and not sent: %s, all of it, once', async (kind) => {
    const goods = kind === 'FBO' ? stored : own;
    const before = await orders.left(goods);
    const { orderId } = await orders.buy(anna, [[goods, 3]]);
    expect(await orders.left(goods)).toBe(before - 3);
    const cancel = () => orders.act('cancelOrder', { orderId }, anna.headers);
    expect(await announced(server.database, cancel)).toEqual([`order.cancelled ${orderId}`]);
    expect(await orders.left(goods)).toBe(before);
    expect(await announced(server.database, cancel)).toEqual([]);
    expect(await cancel()).toBe('CANCELLED');
    expect(await orders.left(goods)).toBe(before);
    expect(await orders.broken()).toEqual([]);
  });

  test('one of two orders of a purchase: the other is sent', async () => {
    const placed = await orders.buy(anna, [
      [own, 1],
      [other, 1],
    ]);
    expect(placed.orderIds).toHaveLength(2);
    expect(await orders.act('cancelOrder', { orderId: placed.orderIds[1]! }, anna.headers)).toBe('CANCELLED');
    expect(await orders.state(placed.orderIds[0]!)).toMatchObject({ status: 'PROCESSING' });
  });

  test.each(['FBO', 'FBS'])('some pieces of some lines: %s', async (kind) => {
    const goods = kind === 'FBO' ? stored : own;
    const before = await orders.left(goods);
    const placed = await orders.buy(anna, [[goods, 3]]);
    const [line] = placed.lines as [string];
    const key = randomUUID();
    const cancel = (quantity: number, idempotencyKey = key) =>
      orders.act(
        'cancelOrder',
        { orderId: placed.orderId, reason: 'One less.', lines: lines([line, quantity]), idempotencyKey },
        anna.headers,
      );
    expect(await announced(server.database, () => cancel(1))).toEqual([`order.changed ${placed.orderId}`]);
    expect(await orders.left(goods)).toBe(before - 2);
    // The same again is the same.
    expect(await announced(server.database, () => cancel(1))).toEqual([]);
    expect(await orders.left(goods)).toBe(before - 2);
    expect(await cancel(2)).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await cancel(3, randomUUID())).toBe('INVALID_STATE');
    expect(await orders.left(goods)).toBe(before - 2);
    const { data } = await anna.run(
      `query ($id: BigInt!) { order(orderId: $id) { orderItems(first: 5) { nodes { quantity cancelledQuantity } }
         lineCancellations(first: 5) { nodes { quantity reason note orderItemId } } } }`,
      { id: placed.orderId },
    );
    expect(data.order.orderItems.nodes).toEqual([{ quantity: 3, cancelledQuantity: 1 }]);
    expect(data.order.lineCancellations.nodes).toEqual([
      { quantity: 1, reason: 'BUYER', note: 'One less.', orderItemId: line },
    ]);
    expect(await orders.broken()).toEqual([]);
    // With the last piece the order is cancelled.
    expect(await cancel(2, randomUUID())).toBe('CANCELLED');
    expect(await orders.state(placed.orderId)).toMatchObject({ reason: 'BUYER' });
    expect(await orders.left(goods)).toBe(before);
    expect(await orders.broken()).toEqual([]);
  });

  test('the rest of an order of which pieces were given up', async () => {
    const before = await orders.left(own);
    const placed = await orders.buy(anna, [[own, 5]]);
    const some = {
      orderId: placed.orderId,
      lines: lines([placed.lines[0]!, 2]),
      idempotencyKey: randomUUID(),
    };
    expect(await orders.act('cancelOrder', some, anna.headers)).toBe('PROCESSING');
    expect(await orders.act('cancelOrder', { orderId: placed.orderId }, anna.headers)).toBe('CANCELLED');
    expect(await orders.left(own)).toBe(before);
    expect(await orders.broken()).toEqual([]);
  });

  test('no pieces that were taken off the shelf, but the whole order', async () => {
    const placed = await orders.buy(anna, [[stored, 3]]);
    // As the warehouse does.
    await orders.sql(
      `with taken as (
         update wms_service.stock_allocations set picked_quantity = 2 where order_item_id = $1
         returning inventory_item_id
       )
       select * from taken`,
      placed.lines[0],
    );
    const some = (quantity: number) => ({
      orderId: placed.orderId,
      lines: lines([placed.lines[0]!, quantity]),
      idempotencyKey: randomUUID(),
    });
    expect(await orders.act('cancelOrder', some(2), anna.headers)).toBe('INVALID_STATE');
    const [{ cancelled_quantity }] = await orders.sql(
      'select cancelled_quantity from order_service.order_items where order_item_id = $1',
      placed.lines[0],
    );
    expect(cancelled_quantity).toBe(0);
    expect(await orders.act('cancelOrder', some(1), anna.headers)).toBe('PROCESSING');
    await orders.sql(
      'update wms_service.stock_allocations set picked_quantity = 0 where order_item_id = $1',
      placed.lines[0],
    );
    expect(await orders.act('cancelOrder', { orderId: placed.orderId }, anna.headers)).toBe('CANCELLED');
    expect(await orders.broken()).toEqual([]);
  });

  test('with a promotion, which is there again', async () => {
    const [{ id }] = await orders.sql(
      `insert into promotion_service.promotions
         (name, code, discount_type, discount_value, start_date, end_date, usage_limit_total)
       values ('Once', 'CANCEL-ONCE', 'FIXED_AMOUNT', 1, now() - interval '1 day', now() + interval '1 day', 1)
       returning promotion_id as id`,
    );
    const used = async () =>
      (await orders.sql('select used_count from promotion_service.promotions where promotion_id = $1', id))[0]
        .used_count;
    const { orderId } = await orders.buy(anna, [[own, 1]], { promoCode: 'CANCEL-ONCE' });
    expect(await used()).toBe(1);
    await orders.act('cancelOrder', { orderId }, anna.headers);
    expect(await used()).toBe(0);
    expect(await orders.broken()).toEqual([]);
  });
});

describe('is refused, and nothing changes,', () => {
  let orderId: string;
  let line: string;
  let elsewhere: string;
  beforeAll(async () => {
    elsewhere = (await orders.buy(boris, [[own, 1]])).lines[0]!;
    const placed = await orders.buy(anna, [[own, 2]]);
    ({ orderId } = placed);
    line = placed.lines[0]!;
  });

  test.each<[string, () => object, string, string?]>([
    ['no lines', () => ({ lines: [] }), 'INVALID_INPUT', 'lines'],
    ['none of a line', () => ({ lines: lines([line, 0]) }), 'INVALID_INPUT', 'lines'],
    ['less than none', () => ({ lines: lines([line, -1]) }), 'INVALID_INPUT', 'lines'],
    ['a line twice', () => ({ lines: lines([line, 1], [line, 1]) }), 'INVALID_INPUT', 'lines'],
    ['nothing at all', () => ({ lines: [{}] }), 'INVALID_INPUT', 'lines'],
    ['a null', () => ({ lines: [null] }), 'INVALID_INPUT', 'lines'],
    ['more than there is', () => ({ lines: lines([line, 3]) }), 'INVALID_STATE', 'lines'],
    ['a line of another order', () => ({ lines: lines([elsewhere, 1]) }), 'NOT_FOUND', 'lines'],
    [
      'a line of another order beside one of it',
      () => ({ lines: lines([line, 1], [elsewhere, 1]) }),
      'NOT_FOUND',
      'lines',
    ],
    ['a line there is not', () => ({ lines: lines(['9007199254740993', 1]) }), 'NOT_FOUND', 'lines'],
    ['no key', () => ({ lines: lines([line, 1]), idempotencyKey: null }), 'INVALID_INPUT', 'idempotencyKey'],
    ['a long reason', () => ({ reason: 'x'.repeat(501) }), 'INVALID_INPUT', 'reason'],
  ])('%s', async (_, input, code, field) => {
    const before = [await orders.left(own), await orders.state(orderId)];
    const answer = await orders.answer(
      'cancelOrder',
      { orderId, idempotencyKey: randomUUID(), ...input() },
      anna.headers,
    );
    expect([answer.code, answer.errors?.[0]?.extensions.field]).toEqual([code, field]);
    expect([await orders.left(own), await orders.state(orderId)]).toEqual(before);
  });

  test('by anybody else', async () => {
    const staff = await people.staff(Number(own.seller), 'MANAGER');
    const picker = await people.as(2001, 'warehouse');
    expect(await orders.act('cancelOrder', { orderId }, boris.headers)).toBe('NOT_FOUND');
    expect(await orders.act('cancelOrder', { orderId }, staff.headers)).toBe('NOT_FOUND');
    for (const headers of [undefined, support.headers, picker.headers])
      expect(['NOT_SIGNED_IN', 'FORBIDDEN']).toContain(await orders.act('cancelOrder', { orderId }, headers));
    expect(await orders.state(orderId)).toMatchObject({ status: 'PROCESSING' });
  });

  test('once it was sent', async () => {
    const { orderId: sent } = await orders.buy(anna, [[stored, 1]]);
    await orders.sql(`select order_service.mark_dispatched($1, 'WMS-1')`, sent);
    expect(await orders.act('cancelOrder', { orderId: sent }, anna.headers)).toBe('INVALID_STATE');
    expect(await orders.act('forceCancel', { orderId: sent, reason: 'x' }, support.headers)).toBe(
      'INVALID_STATE',
    );
  });
});

describe('an administrator cancels', () => {
  test.each(['paid for', 'not paid for'])('what is %s, says why, and it is written down', async (how) => {
    const placed =
      how === 'paid for' ? await orders.buy(boris, [[own, 1]]) : await orders.place(boris, [[own, 1]]);
    const { orderId } = placed;
    const before = await orders.left(own);
    expect(await orders.act('forceCancel', { orderId, reason: ' ' }, support.headers)).toBe('INVALID_INPUT');
    expect(await orders.act('forceCancel', { orderId, reason: 'Fraud.' }, support.headers)).toBe('CANCELLED');
    expect(await orders.state(orderId)).toMatchObject({ reason: 'PLATFORM', note: 'Fraud.' });
    expect(await orders.left(own)).toBe(before + 1);
    const [{ action, after_json }] = await orders.sql(
      `select action, after_json from admin_service.admin_activity_logs
       where resource_type = 'order' and resource_id = $1`,
      orderId,
    );
    expect([action, after_json.reason]).toEqual(['forceCancel', 'Fraud.']);
    expect(await orders.broken()).toEqual([]);
  });

  test('of the right kind only', async () => {
    const { orderId } = await orders.buy(boris, [[own, 1]]);
    for (const admin of [3002, 3004, 3005, 3006, 3007]) {
      const { headers } = await people.as(admin, 'admin');
      expect(await orders.act('forceCancel', { orderId, reason: 'x' }, headers)).toBe('FORBIDDEN');
    }
    expect(await orders.act('forceCancel', { orderId, reason: 'x' }, boris.headers)).toBe('FORBIDDEN');
    expect(await orders.act('forceCancel', { orderId: '0', reason: 'x' }, support.headers)).toBe('NOT_FOUND');
    expect(await orders.state(orderId)).toMatchObject({ status: 'PROCESSING' });
  });
});

describe('at once', () => {
  const settled = async (work: Promise<unknown>[]) => {
    const results = await Promise.all(work.map((each) => refusal(each)));
    return results.sort();
  };
  const cancel = (orderId: string, pieces?: [string, number][], key = randomUUID()) =>
    call(
      server.database,
      asCustomer(boris.userId),
      `select order_service.cancel_order($1, null, $2::order_service.line_quantity[], $3)`,
      [orderId, pieces ? pieces.map(([id, quantity]) => `(${id},${quantity})`) : null, key],
    );

  test('cancelled ten times: once', async () => {
    const before = await orders.left(stored);
    const { orderId } = await orders.buy(boris, [[stored, 2]]);
    const told = await announced(server.database, async () => {
      expect(await settled(Array.from({ length: 10 }, () => cancel(orderId)))).toEqual(
        Array.from({ length: 10 }, () => 'not refused'),
      );
    });
    expect(told).toEqual([`order.cancelled ${orderId}`]);
    expect(await orders.left(stored)).toBe(before);
    expect(await orders.broken()).toEqual([]);
  });

  test.each(['FBO', 'FBS'])('%s: cancelled and sent: one of them', async (kind) => {
    for (let round = 0; round < 5; round += 1) {
      const goods = kind === 'FBO' ? stored : own;
      const before = await orders.left(goods);
      const { orderId } = await orders.buy(boris, [[goods, 1]]);
      const staff = await orders.sql(
        `select user_id::int from seller_service.seller_staff where seller_id = $1 and role = 'MANAGER' limit 1`,
        goods.seller,
      );
      const send =
        kind === 'FBO'
          ? server.database.owner.query(`select order_service.mark_dispatched($1, 'RACE-1')`, [orderId])
          : call(
              server.database,
              {
                role: 'market_seller',
                'market.user_id': String(staff[0].user_id),
                'market.seller_id': goods.seller,
                'market.staff_role': 'MANAGER',
              },
              `select order_service.mark_shipped($1, 'RACE-1')`,
              [orderId],
            );
      expect(await settled([cancel(orderId), send])).toEqual(['INVALID_STATE', 'not refused']);
      const { status } = await orders.state(orderId);
      expect(await orders.left(goods)).toBe(status === 'CANCELLED' ? before : before - 1);
    }
    // Nobody picked what was sent here.
    const broken = (await orders.broken()).filter(
      ({ check_name }) => check_name !== 'line_is_allocated_in_full',
    );
    expect(broken).toEqual([]);
  });

  test('two of three pieces given up twice: once', async () => {
    const before = await orders.left(stored);
    const placed = await orders.buy(boris, [[stored, 3]]);
    const two: [string, number][] = [[placed.lines[0]!, 2]];
    expect(await settled([cancel(placed.orderId, two), cancel(placed.orderId, two)])).toEqual([
      'INVALID_STATE',
      'not refused',
    ]);
    expect(await orders.left(stored)).toBe(before - 1);
    // With the same key both are the one.
    const key = randomUUID();
    const one: [string, number][] = [[placed.lines[0]!, 1]];
    expect(await settled(Array.from({ length: 5 }, () => cancel(placed.orderId, one, key)))).toEqual(
      Array.from({ length: 5 }, () => 'not refused'),
    );
    expect(await orders.state(placed.orderId)).toMatchObject({ status: 'CANCELLED' });
    expect(await orders.left(stored)).toBe(before);
    expect(await orders.broken()).toEqual([]);
  });

  test('cancelled and paid for: cancelled in the end, whoever comes first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = await orders.left(own);
      const placed = await orders.place(boris, [[own, 1]]);
      await settled([cancel(placed.orderId), orders.pay(placed)]);
      expect(await orders.state(placed.orderId)).toMatchObject({ status: 'CANCELLED', reason: 'BUYER' });
      expect(await orders.left(own)).toBe(before);
    }
    expect(await orders.broken()).toEqual([]);
  });

  test('all pieces missing and cancelled: gone once', async () => {
    const placed = await orders.buy(boris, [[stored, 1]]);
    const missing = async () => {
      const client = await server.database.owner.connect();
      try {
        await client.query('begin');
        const { rows } = await client.query('select order_service.hold_order($1) as status', [
          placed.orderId,
        ]);
        if (rows[0].status === 'PROCESSING') {
          await client.query('select order_service.cancel_missing($1, $2, 1)', [
            placed.orderId,
            placed.lines[0],
          ]);
        }
        await client.query('commit');
      } finally {
        client.release();
      }
    };
    const told = await announced(server.database, () => settled([missing(), cancel(placed.orderId)]));
    expect(told).toEqual([`order.cancelled ${placed.orderId}`]);
    expect(['BUYER', 'OUT_OF_STOCK']).toContain((await orders.state(placed.orderId)).reason);
  });
});
