import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import type { Buyer, Goods } from './buyers.ts';

/** What shoppers are told to do. */
export interface ShoppingOrder {
  port: number;
  /** Where it is seen that a checkout is confirmed. */
  databaseUrl: string;
  buyers: Buyer[];
  goods: [Goods, Goods][];
  clients: number;
  /** Whether the cart has to be filled first; else each buyer buys once. */
  fillsCart: boolean;
  milliseconds: number;
}

/** What came of it: how long each took, in milliseconds, sorted. */
export interface Shopping {
  seconds: number;
  /** From sending `checkout` until its answer. */
  answered: number[];
  /** From sending `checkout` until its orders are confirmed. */
  confirmed: number[];
  failure?: string;
}

/** Nothing takes as long; whoever waits longer waits for nothing. */
const PATIENCE_MS = 20_000;
/** How often it is looked whether checkouts are confirmed. */
const LOOK_EVERY_MS = 3;
const COURIER = 1;

const ADD = 'mutation ($v: BigInt!) { addToCart(input: { variantId: $v, quantity: 1 }) { cartId } }';
const CLEAR = 'mutation { clearCart(input: {}) { cartId } }';
const QUOTE = 'query ($d: [CheckoutDeliveryInput]!) { checkoutQuote(deliveries: $d) { totalAmount } }';
const CHECKOUT =
  'mutation ($input: CheckoutInput!) { checkout(input: $input) { checkout { checkoutId status } } }';
const deliveries = [{ shippingMethodId: COURIER }];

async function shop(order: ShoppingOrder): Promise<Shopping> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.clients });
  const database = new pg.Client({ connectionString: order.databaseUrl });
  await database.connect();

  const ask = (buyer: Buyer, query: string, variables: object): Promise<any> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ query, variables });
      const call = request(
        {
          port: order.port,
          host: '127.0.0.1',
          agent,
          method: 'POST',
          path: '/graphql',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            authorization: buyer.authorization,
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk) => (text += chunk));
          answer.on('end', () => {
            const { data, errors } = JSON.parse(text);
            if (errors) reject(new Error(text));
            else resolve(data);
          });
        },
      );
      call.on('error', reject);
      call.end(body);
    });

  const waiting = new Map<string, () => void>();
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      if (waiting.size > 0) {
        const { rows } = await database.query({
          name: 'confirmed',
          text: `select checkout_id::text as id, status::text from order_service.checkouts
                 where checkout_id = any ($1::bigint[]) and status <> 'PENDING'`,
          values: [[...waiting.keys()]],
        });
        for (const { id, status } of rows) {
          if (status !== 'CONFIRMED') throw new Error(`checkout ${id} is ${status}`);
          waiting.get(id)!();
          waiting.delete(id);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  })();

  // Prices do not change meanwhile: what each pair comes to is asked for once, before anything is measured.
  const totals: string[] = [];
  for (const [at, pair] of order.goods.entries()) {
    const buyer = order.buyers[at % order.buyers.length]!;
    if (order.fillsCart) {
      await ask(buyer, CLEAR, {});
      for (const { variantId } of pair) await ask(buyer, ADD, { v: variantId });
    }
    totals.push((await ask(buyer, QUOTE, { d: deliveries })).checkoutQuote.totalAmount);
    if (order.fillsCart) await ask(buyer, CLEAR, {});
  }

  const [answered, confirmed]: [number[], number[]] = [[], []];
  const from = performance.now();
  const until = from + order.milliseconds;
  let turn = 0;
  const client = async (_: unknown, index: number) => {
    while (performance.now() < until) {
      const at = turn++;
      if (!order.fillsCart && at >= order.buyers.length) return;
      // With carts to fill, everybody is one buyer: two purchases of one would wait for each other.
      const buyer = order.buyers[order.fillsCart ? index : at]!;
      if (order.fillsCart)
        for (const { variantId } of order.goods[at % order.goods.length]!)
          await ask(buyer, ADD, { v: variantId });
      const started = performance.now();
      const { checkout } = await ask(buyer, CHECKOUT, {
        input: {
          addressId: buyer.addressId,
          deliveries,
          expectedTotal: totals[at % order.goods.length],
          idempotencyKey: randomUUID(),
          paymentMethodId: buyer.methodId,
        },
      });
      answered.push(performance.now() - started);
      await new Promise<void>((resolve, reject) => {
        const { checkoutId } = checkout.checkout;
        const patience = setTimeout(
          () => reject(new Error(`checkout ${checkoutId} is not confirmed`)),
          PATIENCE_MS,
        );
        waiting.set(checkoutId, () => {
          clearTimeout(patience);
          resolve();
        });
      });
      confirmed.push(performance.now() - started);
    }
  };
  let failure: string | undefined;
  await Promise.race([Promise.all(Array.from({ length: order.clients }, client)), looking]).catch(
    (error: Error) => (failure = error.message),
  );
  const seconds = (performance.now() - from) / 1000;
  isOver = true;
  await database.end();
  agent.destroy();
  const sorted = (times: number[]) => times.sort((a, b) => a - b);
  return {
    seconds,
    answered: sorted(answered),
    confirmed: sorted(confirmed),
    ...(failure ? { failure } : {}),
  };
}

process.on('message', async (order: ShoppingOrder) => {
  process.send!(await shop(order));
});
process.on('disconnect', () => process.exit());
