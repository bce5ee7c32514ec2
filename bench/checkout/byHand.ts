import type pg from 'pg';
import type { Buyer, Goods } from './buyers.ts';

/** Copies of the tables a checkout writes, with their constraints and indexes, and no rule in between. */
export async function makeTables(owner: pg.Pool, goods: [Goods, Goods][]): Promise<void> {
  const copies = [
    'order_service.checkouts',
    'order_service.orders',
    'order_service.order_items',
    'order_service.order_status_history',
    'payment_service.payment_transactions',
    'payment_service.payment_allocations',
    'cart_service.cart_items',
  ];
  await owner.query(
    `create schema by_hand;
     ${copies.map((table) => `create table by_hand.${table.split('.')[1]} (like ${table} including all);`).join('\n')}
     drop index by_hand.checkouts_user_id_idx;
     create table by_hand.stock (variant_id bigint primary key, pieces integer not null check (pieces >= 0));`,
  );
  await owner.query('insert into by_hand.stock select distinct unnest($1::bigint[]), 1000000', [
    goods.flat().map(({ variantId }) => variantId),
  ]);
}

/**
 * The same rows by hand: two lines are put into a cart, bought as two orders, paid for and confirmed, in two transactions,
 * since a payment cannot be inside of one. No price is looked up and nobody is asked whether they may.
 */
export async function buyByHand(client: pg.ClientBase, buyer: Buyer, pair: [Goods, Goods]): Promise<void> {
  const sorted = [...pair].sort((a, b) => Number(a.variantId) - Number(b.variantId));
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name: `by hand: ${name}`, text, values });
  for (const { productId, variantId, price } of pair)
    await run(
      'cart',
      `insert into by_hand.cart_items (cart_id, product_id, product_variant_id, quantity, price_at_add)
       values ($1, $2, $3, 1, $4)`,
      [buyer.userId, productId, variantId, price],
    );
  await client.query('begin');
  const { rows } = await run(
    'checkout',
    `with bought as (
       insert into by_hand.checkouts (user_id, total_amount, shipping_cost, idempotency_key, payment_method_id)
       values ($1, $2::numeric + $3::numeric + 598, 598, gen_random_uuid(), $4)
       returning checkout_id
     ), placed as (
       insert into by_hand.orders (
         checkout_id, user_id, seller_id, total_amount, shipping_cost, shipping_address_json, shipping_method_id, order_type
       )
       select checkout_id, $1, seller_id, price + 299, 299, '{"city": "Москва"}', 1, 'FBS_MARKETPLACE_DELIVERY'
       from bought, unnest($5::bigint[], $6::numeric[]) as line (seller_id, price)
       returning order_id, checkout_id, seller_id
     ), lines as (
       insert into by_hand.order_items (
         order_id, product_id, product_variant_id, sku_code, product_name, quantity, unit_price, total_item_price
       )
       select order_id, product_id, variant_id, 'SKU', 'Name', 1, price, price
       from placed
       join unnest($5::bigint[], $6::numeric[], $7::bigint[], $8::bigint[]) as line (seller_id, price, product_id, variant_id)
         using (seller_id)
     ), history as (
       insert into by_hand.order_status_history (order_id, status) select order_id, 'PENDING' from placed
     )
     select checkout_id::text as checkout, array_agg(order_id) as orders from placed group by checkout_id`,
    [
      buyer.userId,
      sorted[0]!.price,
      sorted[1]!.price,
      buyer.methodId,
      sorted.map(({ sellerId }) => sellerId),
      sorted.map(({ price }) => price),
      sorted.map(({ productId }) => productId),
      sorted.map(({ variantId }) => variantId),
    ],
  );
  for (const { variantId } of sorted)
    await run('stock', 'update by_hand.stock set pieces = pieces - 1 where variant_id = $1 and pieces >= 1', [
      variantId,
    ]);
  await client.query('commit');

  const { checkout, orders } = rows[0];
  await client.query('begin');
  await run(
    'payment',
    `with payment as (
       insert into by_hand.payment_transactions (
         checkout_id, user_id, amount, currency, status, payment_method_type, authorized_amount, captured_amount
       )
       values ($1, $2, $3::numeric + $4::numeric, 'RUB', 'PAID', 'CARD', $3::numeric + $4::numeric, $3::numeric + $4::numeric)
       returning transaction_id
     )
     insert into by_hand.payment_allocations (transaction_id, order_id, user_id, amount)
     select transaction_id, order_id, $2, amount
     from payment, unnest($5::bigint[], array[$3, $4]::numeric[]) as part (order_id, amount)`,
    [checkout, buyer.userId, sorted[0]!.price, sorted[1]!.price, orders],
  );
  await run(
    'confirm',
    `with confirmed as (
       update by_hand.orders set status = 'PROCESSING', payment_status = 'PAID' where checkout_id = $1 returning order_id
     ), bought as (
       update by_hand.checkouts set status = 'CONFIRMED', confirmed_at = now() where checkout_id = $1
     )
     insert into by_hand.order_status_history (order_id, status) select order_id, 'PROCESSING' from confirmed`,
    [checkout],
  );
  await run('cart emptied', 'delete from by_hand.cart_items where cart_id = $1', [buyer.userId]);
  await client.query('commit');
}
