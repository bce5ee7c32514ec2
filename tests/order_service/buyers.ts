import { randomUUID } from 'node:crypto';
import type { Answer, TestServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';

type Headers = Record<string, string>;

/** A variant that is for sale. */
export interface Goods {
  id: string;
  price: number;
  seller: string;
  sku: string;
}

/** A way of delivery that every shop's goods may have: by the platform's courier. */
export const COURIER = 1;

/** Somebody who buys. */
export interface Buyer {
  userId: number;
  headers: Headers;
  addressId: string;
  methodId: string;
  run(text: string, variables?: object): Promise<Answer>;
  /** Puts things into the cart, and nothing else. */
  fill(...goods: [Goods, number][]): Promise<void>;
  /** What the cart comes to. */
  quote(promoCode?: string): Promise<Answer>;
  /** Buys the cart; what is not said is as it should be. */
  checkout(input?: CheckoutInput): Promise<Answer>;
}

export interface CheckoutInput {
  expectedTotal?: string;
  idempotencyKey?: string;
  paymentMethodType?: string;
  paymentMethodId?: string | null;
  promoCode?: string;
  deliveries?: object[];
  addressId?: string;
}

export const CHECKOUT = `
  checkout { checkoutId status totalAmount discountAmount shippingCost cancelReason
    orders(first: 20) { nodes { orderId sellerId status totalAmount orderType shippingDiscountAmount
      orderItems(first: 20) { nodes { skuCode quantity totalItemPrice discountAmount } } } }
  }`;

/** A customer with an address and a saved card, whose cart is empty. */
export async function buyer(server: TestServer, userId: number, token = 'tok_visa'): Promise<Buyer> {
  const { headers } = await signIn(server.database, userId, 'shop');
  const { owner } = server.database;
  const address = await owner.query(
    `insert into user_service.user_addresses (user_id, label, city, street, house_number, zip_code)
     values ($1, 'Test', 'Москва', 'Тверская', '1', '125009') returning address_id::text as id`,
    [userId],
  );
  const method = await owner.query(
    `insert into payment_service.saved_payment_methods (user_id, type, token, last_four_digits)
     values ($1, 'CARD', $2, '4242')
     on conflict on constraint saved_payment_methods_token_once_per_user do update set type = 'CARD'
     returning method_id::text as id`,
    [userId, token],
  );
  const run = (text: string, variables?: object) => server.run(text, variables, headers);
  const deliveries = [{ shippingMethodId: COURIER }];
  const one: Buyer = {
    userId,
    headers,
    addressId: address.rows[0].id,
    methodId: method.rows[0].id,
    run,
    async fill(...goods) {
      await run('mutation { clearCart(input: {}) { cartId } }');
      for (const [{ id }, quantity] of goods) {
        const answer = await run(
          'mutation ($v: BigInt!, $q: Int) { addToCart(input: { variantId: $v, quantity: $q }) { cartId } }',
          { v: id, q: quantity },
        );
        if (answer.errors) throw new Error(answer.text);
      }
    },
    quote: (promoCode) =>
      run(
        `query ($d: [CheckoutDeliveryInput]!, $c: String) {
          checkoutQuote(deliveries: $d, promoCode: $c) {
            currency goodsAmount discountAmount shippingCost totalAmount
            orders { sellerId orderType shippingMethodId goodsAmount discountAmount shippingCost totalAmount expectedDeliveryDate }
          }
        }`,
        { d: deliveries, c: promoCode },
      ),
    async checkout(input = {}) {
      const total =
        input.expectedTotal ?? (await one.quote(input.promoCode)).data?.checkoutQuote?.totalAmount;
      const isCash = input.paymentMethodType === 'CASH_ON_DELIVERY';
      return run(`mutation ($input: CheckoutInput!) { checkout(input: $input) { ${CHECKOUT} } }`, {
        input: {
          addressId: one.addressId,
          deliveries,
          idempotencyKey: randomUUID(),
          paymentMethodId: isCash ? null : one.methodId,
          expectedTotal: total ?? '1',
          ...input,
        },
      });
    },
  };
  await run('mutation { clearCart(input: {}) { cartId } }');
  return one;
}

/** Variants of different shops, each only in its shop's own stock, `pieces` of it. */
export async function fbsGoods(server: TestServer, shops: number, pieces: number): Promise<Goods[]> {
  const { rows } = await server.database.owner.query(
    `update product_service.product_variants as variant
     set stock_quantity_fbs = $2
     where variant_id in (
       select min(offer.variant_id)
       from product_service.offers as offer
       join seller_service.active_sellers using (seller_id)
       where offer.is_listed and offer.price > 1
         and not exists (select from wms_service.inventory_items as item where item.sku_code = offer.sku_code)
       group by offer.seller_id order by offer.seller_id limit $1
     )
     returning variant_id::text as id, seller_id::text as seller, sku_code as sku,
       (select price::float from product_service.offers where offers.variant_id = variant.variant_id) as price`,
    [shops, pieces],
  );
  return rows.sort((a, b) => Number(a.seller) - Number(b.seller));
}

/** A variant that only the platform's warehouses have, and how many pieces of it are free. */
export async function fboGoods(server: TestServer, atLeast = 5): Promise<Goods & { free: number }> {
  const { rows } = await server.database.owner.query(
    `select offer.variant_id::text as id, offer.seller_id::text as seller, offer.sku_code as sku,
       offer.price::float as price, stock.available::integer as free
     from product_service.offers as offer
     join wms_service.stock_availability as stock using (sku_code)
     join seller_service.active_sellers as shop on shop.seller_id = offer.seller_id
     where offer.is_listed and offer.price > 1 and stock.available >= $1 and offer.fbs_available = 0
     order by offer.variant_id limit 1`,
    [atLeast],
  );
  return rows[0];
}
