import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { buyer, fboGoods, fbsGoods, type Buyer, type Goods } from './buyers.ts';

const server = apiServer();
const sql = async (text: string, values: unknown[] = []) =>
  (await server.database.owner.query(text, values)).rows;

/** What is left to be sold of it. */
const fbsLeft = async (goods: Goods) =>
  (
    await sql(
      'select stock_quantity_fbs as left from product_service.product_variants where variant_id = $1',
      [goods.id],
    )
  )[0].left as number;
const fboLeft = async (goods: Goods) =>
  Number(
    (await sql('select available from wms_service.stock_availability where sku_code = $1', [goods.sku]))[0]
      .available,
  );

/** Nobody works here: what was bought waits until a test says how it ends. */
const confirm = (id: string) => sql(`select order_service.confirm_checkout($1, 'PENDING')`, [id]);
const cancel = (id: string) => sql(`select order_service.cancel_checkout($1, 'PAYMENT_DECLINED')`, [id]);
const unharmed = async () => expect(await sql('select * from platform.check_invariants()')).toEqual([]);

let anna: Buyer;
let first: Goods;
let second: Goods;
let stored: Goods & { free: number };
beforeAll(async () => {
  anna = await buyer(server, 50);
  [first, second] = (await fbsGoods(server, 2, 1000)) as [Goods, Goods];
  stored = await fboGoods(server, 8);
});

describe('a purchase', () => {
  test('becomes an order for each shop and way of delivery, and keeps its stock', async () => {
    await anna.fill([first, 2], [second, 1], [stored, 3]);
    const before = [await fbsLeft(first), await fbsLeft(second), await fboLeft(stored)];
    const quote = (await anna.quote()).data.checkoutQuote;
    const { data, text } = await anna.checkout({ expectedTotal: quote.totalAmount });
    expect(text).not.toContain('errors');
    const bought = data.checkout.checkout;
    expect(bought).toMatchObject({ status: 'PENDING', totalAmount: quote.totalAmount });
    const sellers = new Set([first, second, stored].map(({ seller }) => seller));
    expect(new Set(bought.orders.nodes.map((order: any) => order.sellerId))).toEqual(sellers);
    expect(bought.orders.nodes.map((order: any) => order.totalAmount).sort()).toEqual(
      quote.orders.map((order: any) => order.totalAmount).sort(),
    );
    const lines = bought.orders.nodes.flatMap((order: any) => order.orderItems.nodes);
    expect(lines.map((line: any) => [line.skuCode, line.quantity])).toEqual(
      expect.arrayContaining([
        [first.sku, 2],
        [second.sku, 1],
        [stored.sku, 3],
      ]),
    );
    expect([await fbsLeft(first), await fbsLeft(second), await fboLeft(stored)]).toEqual([
      before[0]! - 2,
      before[1]! - 1,
      before[2]! - 3,
    ]);
    await unharmed();

    await confirm(bought.checkoutId);
    const { data: after } = await anna.run(
      `query ($id: BigInt!) { checkout(checkoutId: $id) { status orders(first: 20) { nodes { status shipBy orderType } } } cart { pieces } }`,
      { id: bought.checkoutId },
    );
    expect(after.checkout.status).toBe('CONFIRMED');
    for (const order of after.checkout.orders.nodes) {
      expect(order.status).toBe('PROCESSING');
      expect(order.shipBy === null).toBe(order.orderType === 'FBO');
    }
    expect(after.cart.pieces).toBe(0);
    await unharmed();
  });

  test('that is not paid for gives everything back, and the cart is as it was', async () => {
    await anna.fill([first, 2], [stored, 3]);
    const before = [await fbsLeft(first), await fboLeft(stored)];
    const id = (await anna.checkout()).data.checkout.checkout.checkoutId;
    await cancel(id);
    await cancel(id);
    expect([await fbsLeft(first), await fboLeft(stored)]).toEqual(before);
    const { data } = await anna.run(
      `query ($id: BigInt!) { checkout(checkoutId: $id) { status cancelReason orders(first: 20) { nodes { status cancelReason paymentStatus } } } cart { pieces } }`,
      { id },
    );
    expect(data.checkout).toMatchObject({ status: 'CANCELLED', cancelReason: 'PAYMENT_DECLINED' });
    expect(data.checkout.orders.nodes[0]).toEqual({
      status: 'CANCELLED',
      cancelReason: 'PAYMENT_DECLINED',
      paymentStatus: 'FAILED',
    });
    expect(data.cart.pieces).toBe(5);
    await unharmed();
  });

  test('takes out of the cart what was bought, and leaves what was put in since', async () => {
    await anna.fill([first, 2]);
    const id = (await anna.checkout()).data.checkout.checkout.checkoutId;
    await anna.run('mutation ($v: BigInt!) { addToCart(input: { variantId: $v, quantity: 1 }) { cartId } }', {
      v: first.id,
    });
    await confirm(id);
    expect((await anna.run('{ cart { pieces } }')).data.cart.pieces).toBe(1);
  });
});

describe('is refused, and nothing happens,', () => {
  const untouched = async (work: () => Promise<void>) => {
    const count = () => sql('select count(*) from order_service.checkouts');
    const before = [await count(), await fbsLeft(first), await fboLeft(stored)];
    await work();
    expect([await count(), await fbsLeft(first), await fboLeft(stored)]).toEqual(before);
  };

  test('when the cart is empty', () =>
    untouched(async () => {
      await anna.fill();
      expect((await anna.checkout()).code).toBe('CART_EMPTY');
    }));

  test('when it costs something else than expected', () =>
    untouched(async () => {
      await anna.fill([first, 1]);
      const answer = await anna.checkout({ expectedTotal: '1.00' });
      expect(answer.code).toBe('TOTAL_CHANGED');
      const { totalAmount } = (await anna.quote()).data.checkoutQuote;
      expect(answer.errors![0]!.extensions!['details']).toMatchObject({ total: totalAmount });
    }));

  test('when there is not enough', () =>
    untouched(async () => {
      await anna.fill([first, 1], [stored, 2]);
      await sql('update wms_service.inventory_items set quantity = quantity where false');
      const [{ quantity }] = await sql(
        'update cart_service.cart_items set quantity = $2 where product_variant_id = $1 and cart_id in (select cart_id from cart_service.carts where user_id = $3) returning quantity',
        [stored.id, stored.free + 1, anna.userId],
      );
      const answer = await anna.checkout({ expectedTotal: '1.00' });
      expect(answer.code).toBe('OUT_OF_STOCK');
      expect(answer.errors![0]!.extensions!['details']).toMatchObject({
        lines: [{ skuCode: stored.sku, wanted: quantity }],
      });
    }));

  test('when something is not for sale any more', () =>
    untouched(async () => {
      await anna.fill([first, 1]);
      await sql('update product_service.product_variants set is_active = false where variant_id = $1', [
        first.id,
      ]);
      try {
        expect((await anna.checkout({ expectedTotal: '1.00' })).code).toBe('NOT_FOR_SALE');
      } finally {
        await sql('update product_service.product_variants set is_active = true where variant_id = $1', [
          first.id,
        ]);
      }
    }));

  test.each([
    ['an address of somebody else', { addressId: '999999' }, 'addressId'],
    ['no way of paying', { paymentMethodId: null }, 'paymentMethodId'],
    ['a card of somebody else', { paymentMethodId: '1' }, 'paymentMethodId'],
    ['cash and a card', { paymentMethodType: 'CASH_ON_DELIVERY', paymentMethodId: '1' }, 'paymentMethodId'],
    ['no delivery', { deliveries: [] }, 'deliveries'],
    ['a delivery there is not', { deliveries: [{ shippingMethodId: '999' }] }, 'deliveries'],
    [
      'a pickup point there is not',
      { deliveries: [{ shippingMethodId: '2', pickupPointId: '0' }] },
      'deliveries',
    ],
  ])('with %s', (_, input, field) =>
    untouched(async () => {
      await anna.fill([first, 1]);
      const { totalAmount } = (await anna.quote()).data.checkoutQuote;
      const answer = await anna.checkout({ expectedTotal: totalAmount, ...input });
      expect(answer.code).toBe('INVALID_INPUT');
      expect(answer.errors![0]!.extensions!['field']).toBe(field);
    }),
  );

  test('with a code that gives nothing', () =>
    untouched(async () => {
      await anna.fill([first, 1]);
      const answer = await anna.checkout({ expectedTotal: '1.00', promoCode: 'NO-SUCH-CODE' });
      expect(answer.code).toBe('PROMO_CODE_REFUSED');
      expect(answer.errors![0]!.extensions!['details']).toEqual({ reason: 'UNKNOWN' });
    }));

  test('to a visitor', async () => {
    const answer = await server.run(
      `mutation { checkout(input: { addressId: 1, deliveries: [], expectedTotal: 1, idempotencyKey: "${randomUUID()}" }) { checkout { checkoutId } } }`,
    );
    expect(answer.errors).toBeDefined();
    expect(answer.data?.checkout ?? null).toBeNull();
  });

  test('while another purchase waits to be paid for', async () => {
    await anna.fill([first, 1]);
    const id = (await anna.checkout()).data.checkout.checkout.checkoutId;
    const answer = await anna.checkout();
    expect(answer.code).toBe('CHECKOUT_PENDING');
    expect(answer.errors![0]!.extensions!['details']).toEqual({ checkoutId: Number(id) });
    await cancel(id);
  });
});

describe('the same key', () => {
  test('twenty times at once is one purchase', async () => {
    await anna.fill([first, 1]);
    const before = await fbsLeft(first);
    const { totalAmount } = (await anna.quote()).data.checkoutQuote;
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => anna.checkout({ idempotencyKey, expectedTotal: totalAmount })),
    );
    const ids = answers.map(({ data }) => data?.checkout?.checkout?.checkoutId);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBeDefined();
    expect(await fbsLeft(first)).toBe(before - 1);

    const other = await anna.checkout({ idempotencyKey, expectedTotal: '5.00' });
    expect(other.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await confirm(ids[0]);
    const late = await anna.checkout({ idempotencyKey, expectedTotal: totalAmount });
    expect(late.data.checkout.checkout).toMatchObject({ checkoutId: ids[0], status: 'CONFIRMED' });
    await unharmed();
  });
});

describe('a promotion', () => {
  test('is used once for the purchase, split over its lines, and given back with it', async () => {
    const [{ id }] = await sql(
      `insert into promotion_service.promotions
         (name, code, discount_type, discount_value, start_date, end_date, usage_limit_total)
       values ('Ten', 'CHECKOUT-TEN', 'FIXED_AMOUNT', 0.99, now() - interval '1 day', now() + interval '1 day', 1)
       returning promotion_id::text as id`,
    );
    const used = async () =>
      (await sql('select used_count as n from promotion_service.promotions where promotion_id = $1', [id]))[0]
        .n;
    await anna.fill([first, 1], [second, 2]);
    const answer = await anna.checkout({ promoCode: 'checkout-ten' });
    const bought = answer.data.checkout.checkout;
    expect(await used()).toBe(1);
    const cents = (text: string) => Math.round(Number(text) * 100);
    const lines = bought.orders.nodes.flatMap((order: any) => order.orderItems.nodes);
    const sum = (amounts: string[]) => amounts.map(cents).reduce((total, amount) => total + amount, 0);
    expect(sum(lines.map((line: any) => line.discountAmount))).toBe(99);
    expect(99 + sum(bought.orders.nodes.map((order: any) => order.shippingDiscountAmount))).toBe(
      cents(bought.discountAmount),
    );
    await unharmed();
    await cancel(bought.checkoutId);
    expect(await used()).toBe(0);
    await unharmed();
    await sql('update promotion_service.promotions set is_active = false where promotion_id = $1', [id]);
  });
});
