import type pg from 'pg';
import { apiSettings } from '../../api/settings.ts';
import { signAccessToken } from '../../api/token.ts';
import type { Bench } from '../server.ts';

/** Somebody who buys, signed in, with an address and a card that is never declined. */
export interface Buyer {
  userId: string;
  authorization: string;
  addressId: string;
  methodId: string;
}

/** A variant for sale, out of its shop's own stock. */
export interface Goods {
  variantId: string;
  productId: string;
  sellerId: string;
  price: string;
}

/** Makes so many buyers. */
export async function makeBuyers(bench: Bench, owner: pg.Pool, count: number): Promise<Buyer[]> {
  const { rows } = await owner.query<{ user: string; address: string; method: string; session: string }>(
    `with person as (
       insert into user_service.users (email, first_name, last_name, status)
       select 'buyer-' || n || '@bench.example', 'Buyer', n::text, 'ACTIVE'
       from generate_series(1, $1) as n
       returning user_id
     ), address as (
       insert into user_service.user_addresses (user_id, label, city, street, house_number, zip_code, is_default)
       select user_id, 'Home', 'Москва', 'Тверская', '1', '125009', true from person
       returning user_id, address_id
     ), method as (
       insert into payment_service.saved_payment_methods (user_id, type, token, last_four_digits)
       select user_id, 'CARD', 'tok_visa', '4242' from person
       returning user_id, method_id
     ), session as (
       insert into auth_service.user_sessions (session_id, user_id, audience, ip_address, expires_at)
       select gen_random_uuid(), user_id, 'shop', '127.0.0.1', now() + interval '1 day' from person
       returning user_id, session_id
     )
     select user_id::text as user, address_id::text as address, method_id::text as method, session_id::text as session
     from person join address using (user_id) join method using (user_id) join session using (user_id)`,
    [count],
  );
  const rules = {
    keys: apiSettings.shape.JWT_KEYS.parse(bench.keys),
    issuer: 'marketplace',
    clockToleranceSeconds: 0,
  };
  return rows.map(({ user, address, method, session }) => ({
    userId: user,
    addressId: address,
    methodId: method,
    authorization: `Bearer ${signAccessToken(
      { userId: user, sessionId: session, audience: 'shop' },
      24 * 3600,
      rules,
    )}`,
  }));
}

/** Two variants of different shops for each of so many buyers, with stock that does not end. */
export async function stockUp(owner: pg.Pool, pairs: number): Promise<[Goods, Goods][]> {
  const { rows } = await owner.query<Goods & { half: number }>(
    `with chosen as (
       select offer.variant_id, offer.product_id, offer.seller_id, offer.price,
         row_number() over (partition by offer.seller_id % 2 order by offer.variant_id) as place
       from product_service.offers as offer
       join seller_service.active_sellers using (seller_id)
       where offer.is_listed and offer.price between 100 and 5000
     ), stocked as (
       update product_service.product_variants as variant
       set stock_quantity_fbs = 1000000
       from chosen
       where chosen.variant_id = variant.variant_id and chosen.place <= $1
     )
     select variant_id::text as "variantId", product_id::text as "productId", seller_id::text as "sellerId",
       price::text as price, (seller_id % 2)::integer as half
     from chosen where place <= $1 order by place`,
    [pairs],
  );
  const halves = [0, 1].map((half) => rows.filter((row) => row.half === half));
  return Array.from({ length: Math.min(...halves.map(({ length }) => length)) }, (_, at) => [
    halves[0]![at]!,
    halves[1]![at]!,
  ]);
}

/** Fills carts without the API, so that what is measured afterwards is the checkout alone. */
export async function fillCarts(owner: pg.Pool, buyers: Buyer[], goods: [Goods, Goods][]): Promise<void> {
  await owner.query(
    `with cart as (
       insert into cart_service.carts (user_id)
       select distinct unnest($1::bigint[])
       on conflict on constraint carts_one_per_user do update set abandoned_told_at = null
       returning cart_id, user_id
     )
     insert into cart_service.cart_items (cart_id, product_id, product_variant_id, quantity, price_at_add)
     select cart.cart_id, offer.product_id, offer.variant_id, 1, offer.price
     from unnest($1::bigint[], $2::bigint[]) as wanted (user_id, variant_id)
     join cart using (user_id)
     join product_service.offers as offer using (variant_id)
     on conflict do nothing`,
    [
      buyers.flatMap(({ userId }) => [userId, userId]),
      buyers.flatMap((_, at) => goods[at % goods.length]!.map(({ variantId }) => variantId)),
    ],
  );
}
