import { beforeEach, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import pg from 'pg';
import { asAdmin } from '../callers.ts';
import { announced, call } from '../events.ts';

const server = apiServer();
const change = (sql: string, values: unknown[] = []) => server.database.owner.query(sql, values);

const CART = `cart {
  cartId total pieces canBeBought currency expiresAt
  lines { cartItemId variantId quantity price priceAtAdd available total canBeBought warnings }
  shops { sellerId pieces total }
}`;
type Headers = Record<string, string>;
const cartOf = async (headers: Headers) => (await server.run(`{ ${CART} }`, undefined, headers)).data.cart;
const add = (variantId: unknown, quantity: unknown, headers: Headers = {}) =>
  server.run(
    'mutation ($v: BigInt!, $q: Int) { addToCart(input: { variantId: $v, quantity: $q }) { cartId cartSession } }',
    { v: variantId, q: quantity },
    headers,
  );
const mutate = (field: string, headers: Headers = {}) =>
  server.run(`mutation { ${field} { cartId } }`, undefined, headers);
const lineOf = async (variantId: string, headers: Headers) =>
  (await cartOf(headers)).lines.find((line: any) => line.variantId === variantId);

/** Variants for sale of two shops, with plenty in stock. */
let first: { id: string; price: string; seller: string; product: string };
let second: typeof first;
beforeEach(async () => {
  const { rows } = await change(
    `update product_service.product_variants as variant
     set stock_quantity_fbs = 50
     where variant_id in (
       select min(offer.variant_id)
       from product_service.offers as offer
       join seller_service.active_sellers using (seller_id)
       where offer.is_listed and offer.price > 1
       group by offer.seller_id order by offer.seller_id limit 2
     )
     returning variant_id::text as id, seller_id::text as seller, product_id::text as product,
       (select price::text from product_service.offers where offers.variant_id = variant.variant_id) as price`,
  );
  [first, second] = rows as [typeof first, typeof first];
});

/** Anna, with an empty cart. */
async function anna(): Promise<Headers> {
  const { headers } = await signIn(server.database, 1, 'shop');
  await mutate('clearCart(input: {})', headers);
  return headers;
}

const cents = (amount: string) => Math.round(Number(amount) * 100);

describe('a visitor', () => {
  test('gets a cart with the first thing put in, and keeps it by the session that was answered', async () => {
    const answer = await add(first.id, 2);
    const headers = { 'x-cart-session': answer.data.addToCart.cartSession };
    expect(headers['x-cart-session']).toMatch(/^[\w-]{32}\.[\w-]{43}$/);
    expect((await add(first.id, 1, headers)).data.addToCart).toEqual(answer.data.addToCart);
    const cart = await cartOf(headers);
    expect(cart).toMatchObject({ canBeBought: true, pieces: 3, currency: 'RUB' });
    expect(cart.lines).toEqual([expect.objectContaining({ variantId: first.id, quantity: 3, warnings: [] })]);
    expect(cents(cart.total)).toBe(3 * cents(first.price));
    const days = (Date.parse(cart.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(13);
    expect(days).toBeLessThan(15);
  });

  test('has none before, and never somebody else’s', async () => {
    const theirs = (await add(first.id, 1)).data.addToCart;
    expect(await cartOf({})).toBeNull();
    const forged = theirs.cartSession.replace(/^../, 'xx');
    expect(await cartOf({ 'x-cart-session': forged })).toBeNull();
    const others = { 'x-cart-session': (await add(second.id, 1)).data.addToCart.cartSession };
    const { cartItemId } = await lineOf(first.id, { 'x-cart-session': theirs.cartSession });
    await mutate(`removeFromCart(input: { cartItemId: "${cartItemId}" })`, others);
    const refused = await mutate(
      `setCartItemQuantity(input: { cartItemId: "${cartItemId}", quantity: 9 })`,
      others,
    );
    expect(refused.code).toBe('NOT_FOUND');
    expect(await lineOf(first.id, { 'x-cart-session': theirs.cartSession })).toMatchObject({ quantity: 1 });
  });

  test('brings the cart along when they sign in, once', async () => {
    const headers = await anna();
    await add(first.id, 2, headers);
    const session = (await add(first.id, 3)).data.addToCart.cartSession;
    await add(second.id, 4, { 'x-cart-session': session });
    for (let again = 0; again < 2; again++) {
      const merged = await mutate('mergeCart(input: {})', { ...headers, 'x-cart-session': session });
      expect(merged.errors).toBeUndefined();
      const cart = await cartOf(headers);
      expect(cart.lines.map((line: any) => [line.variantId, line.quantity])).toEqual([
        [first.id, 5],
        [second.id, 4],
      ]);
      expect(cart.shops.map((shop: any) => [shop.sellerId, shop.pieces, cents(shop.total)]).sort()).toEqual(
        [
          [first.seller, 5, 5 * cents(first.price)],
          [second.seller, 4, 4 * cents(second.price)],
        ].sort(),
      );
    }
    expect(await cartOf({ 'x-cart-session': session })).toBeNull();
  });
});

describe('a line tells', () => {
  test('that the price has changed, and is reckoned with the new one', async () => {
    const headers = await anna();
    await add(first.id, 2, headers);
    await change('update product_service.products set base_price = base_price + 1 where product_id = $1', [
      first.product,
    ]);
    const line = await lineOf(first.id, headers);
    expect(line).toMatchObject({ warnings: ['PRICE_CHANGED'], canBeBought: true });
    expect(cents(line.price)).toBe(cents(line.priceAtAdd) + 100);
    expect(cents(line.total)).toBe(2 * cents(line.price));
  });

  test('that there is not enough, or nothing', async () => {
    const headers = await anna();
    await add(first.id, 5, headers);
    const sku = `(select sku_code from product_service.product_variants where variant_id = ${first.id})`;
    await change(`update wms_service.inventory_items set status = 'QUARANTINE' where sku_code = ${sku}`);
    const stock = (left: number) =>
      change('update product_service.product_variants set stock_quantity_fbs = $2 where variant_id = $1', [
        first.id,
        left,
      ]);
    await stock(4);
    expect(await lineOf(first.id, headers)).toMatchObject({
      warnings: ['NOT_ENOUGH'],
      available: 4,
      canBeBought: false,
      total: '0.00',
    });
    await stock(0);
    expect(await lineOf(first.id, headers)).toMatchObject({ warnings: ['OUT_OF_STOCK'], available: 0 });
    expect(await cartOf(headers)).toMatchObject({ canBeBought: false, pieces: 0, total: '0.00' });
  });

  test('that its shop is closed, in the next transaction, and that it is not for sale any more', async () => {
    const headers = await anna();
    await add(first.id, 1, headers);
    const moderator = { ...asAdmin(['MODERATOR'], 2, 3002), 'market.ip': '192.0.2.7' };
    await call(server.database, moderator, `select seller_service.suspend_seller($1, 'Fakes')`, [
      first.seller,
    ]);
    try {
      expect(await lineOf(first.id, headers)).toMatchObject({ warnings: ['SHOP_CLOSED'], price: null });
      expect((await add(first.id, 1, headers)).code).toBe('NOT_FOUND');
    } finally {
      await call(server.database, moderator, 'select seller_service.reinstate_seller($1)', [first.seller]);
    }
    await change('update product_service.product_variants set is_active = false where variant_id = $1', [
      first.id,
    ]);
    try {
      expect(await lineOf(first.id, headers)).toMatchObject({
        warnings: ['NOT_FOR_SALE'],
        canBeBought: false,
      });
    } finally {
      await change('update product_service.product_variants set is_active = true where variant_id = $1', [
        first.id,
      ]);
    }
  });
});

test('a code takes off what it says, from the lines it is for; one that gives nothing says why', async () => {
  const headers = await anna();
  await add(first.id, 2, headers);
  await add(second.id, 1, headers);
  await change('update promotion_service.promotions set is_active = false');
  await change(
    `insert into promotion_service.promotions
       (name, code, discount_type, discount_value, start_date, end_date, applies_to_product_ids)
     values ('Ten', 'TEN-OFF', 'PERCENTAGE', 10, now(), now() + interval '1 day', array[$1::bigint])`,
    [first.product],
  );
  const asked = async (code: string) =>
    (
      await server.run(
        `query ($code: String) { cart(promoCode: $code) {
          total discount promoCodeRefusal lines { variantId discount } shops { sellerId discount }
        } }`,
        { code },
        headers,
      )
    ).data.cart;
  const cart = await asked(' ten-off ');
  const off = Math.round((2 * cents(first.price)) / 10);
  expect(cart.promoCodeRefusal).toBeNull();
  expect(cents(cart.discount)).toBe(off);
  expect(cart.lines.map((line: any) => [line.variantId, cents(line.discount)])).toEqual([
    [first.id, off],
    [second.id, 0],
  ]);
  expect(cart.shops.map((shop: any) => [shop.sellerId, cents(shop.discount)]).sort()).toEqual(
    [
      [first.seller, off],
      [second.seller, 0],
    ].sort(),
  );
  expect(await asked('nothing-like-it')).toMatchObject({ discount: '0.00', promoCodeRefusal: 'UNKNOWN' });
  expect(await cartOf(headers)).toMatchObject({ canBeBought: true });
});

describe('refused, and nothing changed', () => {
  test.each([
    ['no pieces', 0, 'INVALID_INPUT'],
    ['fewer than none', -1, 'INVALID_INPUT'],
    ['more than a line may have', 100, 'INVALID_INPUT'],
    ['more than there are numbers', 2_147_483_647, 'INVALID_INPUT'],
  ])('%s', async (_what, quantity, code) => {
    const headers = await anna();
    await add(first.id, 1, headers);
    const answer = await add(first.id, quantity, headers);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual([code, 'quantity']);
    expect(await lineOf(first.id, headers)).toMatchObject({ quantity: 1 });
  });

  test('what there is not', async () => {
    const answer = await add('999999999', 1);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual(['NOT_FOUND', 'variantId']);
  });

  test('a line too many', async () => {
    const headers = await anna();
    await change(
      `update admin_service.platform_settings set setting_value = '1' where setting_key = 'carts.max_lines'`,
    );
    try {
      await add(first.id, 1, headers);
      expect((await add(second.id, 1, headers)).code).toBe('INVALID_STATE');
      expect((await add(first.id, 1, headers)).errors).toBeUndefined();
    } finally {
      await change(
        `update admin_service.platform_settings set setting_value = '100' where setting_key = 'carts.max_lines'`,
      );
    }
  });

  test('an administrator has no cart', async () => {
    const { headers } = await signIn(server.database, 3001, 'admin');
    expect((await add(first.id, 1, headers)).code).toBe('FORBIDDEN');
  });
});

test('forty tabs that add at once add forty pieces to one line', async () => {
  const headers = await anna();
  const answers = await Promise.all(Array.from({ length: 40 }, () => add(first.id, 1, headers)));
  expect(answers.map(({ errors }) => errors).filter(Boolean)).toEqual([]);
  expect((await cartOf(headers)).lines).toEqual([expect.objectContaining({ quantity: 40 })]);
});

test('visitors’ carts that have expired go; users’ carts that were left are told of once', async () => {
  const session = (await add(first.id, 1)).data.addToCart.cartSession;
  const headers = await anna();
  await add(first.id, 1, headers);
  await change(`update cart_service.carts set abandoned_told_at = now() where user_id <> 1`);
  await change(
    `update cart_service.carts set expires_at = now() - interval '1 minute' where user_id is null`,
  );
  await change('alter table cart_service.carts disable trigger _100_stamp');
  await change(
    `update cart_service.carts set last_modified_date = now() - interval '25 hours' where user_id = 1`,
  );
  await change('alter table cart_service.carts enable trigger _100_stamp');
  const worker = new pg.Client({ connectionString: server.database.connections.worker });
  await worker.connect();
  const tend = () => worker.query('select cart_service.tend_carts()');
  const { cartId } = await cartOf(headers);
  expect(await announced(server.database, tend)).toEqual([`cart.abandoned ${cartId}`]);
  expect(await announced(server.database, tend)).toEqual([]);
  await worker.end();
  expect(await cartOf({ 'x-cart-session': session })).toBeNull();
  expect(await cartOf(headers)).not.toBeNull();
});
