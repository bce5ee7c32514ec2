import { describe, expect, test } from '@jest/globals';
import { argon2Sync } from 'node:crypto';
import pg from 'pg';
import { DEMO_ACCOUNTS, demoSessionId } from '../../db/seed/accounts.ts';
import { seed } from '../../db/seed/seed.ts';
import { SERVICES } from '../../db/services.ts';
import { demoDatabase, emptyDatabase } from '../database.ts';
import { FLEETING } from './fleeting.ts';
import { RULES } from './rules.ts';

const demo = demoDatabase();

/** The tables of the sixteen services. */
async function tables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relkind = 'r' and relnamespace = any ($1::text[]::regnamespace[]) order by 1`,
    [[...SERVICES]],
  );
  return rows.map(({ name }) => name);
}

describe('the demo marketplace', () => {
  test.each([
    ['product_service.products', 2000],
    ['product_service.product_variants', 5000],
    ['seller_service.sellers', 60],
    ['wms_service.warehouses', 3],
    ['order_service.orders', 1500],
    ['review_service.reviews', 1000],
    ['wms_service.stock_movements', 5000],
  ])('has as many %s as it should', async (table, least) => {
    const { rows } = await demo.owner.query(`select count(*)::integer as count from ${table}`);
    expect(rows[0].count).toBeGreaterThanOrEqual(least);
  });

  test('has 500 customers, 12 root categories, 120 brands', async () => {
    const { rows } = await demo.owner.query(`
      select
        (select count(*)::integer from user_service.users where user_id <= 500) as customers,
        (select count(*)::integer from product_service.categories where parent_id is null) as roots,
        (select count(*)::integer from product_service.brands) as brands`);
    expect(rows[0]).toEqual({ customers: 500, roots: 12, brands: 120 });
  });

  test('leaves no table of any service empty, but for what only use fills', async () => {
    const empty: string[] = [];
    for (const table of await tables(demo.owner)) {
      const { rowCount } = await demo.owner.query(`select from ${table} limit 1`);
      if (!rowCount) empty.push(table);
    }
    expect(empty.filter((table) => !FLEETING.includes(table))).toEqual([]);
  });

  test('has every value of every enum, but for those a column never takes', async () => {
    const { rows: columns } = await demo.owner.query(
      `select attrelid::regclass::text as table_name, attname as name, enum_range.labels
       from pg_attribute
       join pg_class on pg_class.oid = attrelid and relkind = 'r'
       join lateral (
         select array_agg(enumlabel::text order by enumsortorder) as labels from pg_enum where enumtypid = atttypid
       ) as enum_range on labels is not null
       where relnamespace = any ($1::text[]::regnamespace[]) and attnum > 0 and not attisdropped
       order by 1, 2`,
      [[...SERVICES]],
    );
    const missing: Record<string, string[]> = {};
    for (const { table_name, name, labels } of columns) {
      const { rows } = await demo.owner.query(`select distinct ${name}::text as label from ${table_name}`);
      const absent = labels.filter((label: string) => !rows.some((row) => row.label === label));
      if (absent.length) missing[`${table_name}.${name}`] = absent;
    }
    for (const column of Object.keys(missing))
      if (FLEETING.some((table) => column.startsWith(`${table}.`))) delete missing[column];
    expect(missing).toEqual({
      // Nothing was lost; what is told of a parcel begins when the carrier has it.
      'logistics_service.shipments.status': ['LOST'],
      'logistics_service.tracking_events.status': ['CREATED', 'LOST'],
      // What was given up before it was paid was cash, and nobody in the demo gave up a part.
      'payment_service.refunds.status': ['PENDING', 'WAIVED'],
      // The user's or the shop's side is named first.
      'messaging_service.chat_conversations.participant1_type': ['ADMIN'],
      'messaging_service.chat_conversations.participant2_type': ['USER'],
      // A whole purchase is given up by its buyer only, or for want of money.
      'order_service.checkouts.cancel_reason': ['BUYER', 'OUT_OF_STOCK', 'SELLER', 'PLATFORM'],
      'payment_service.ledger_transfers.kind': ['GATEWAY_FEE', 'REFUND_SHIPPING_SUBSIDY'],
      // Payments and payouts share a type; checks keep them apart.
      'order_service.orders.payment_status': ['APPROVED', 'REJECTED', 'PROCESSING'],
      'payment_service.payment_transactions.status': ['APPROVED', 'REJECTED', 'PROCESSING'],
      'payment_service.payout_requests.status': ['REFUNDED', 'AUTHORIZED', 'PARTIALLY_REFUNDED'],
      // Nobody in the demo has left.
      'user_service.users.status': ['ERASED'],
    });
  });

  test.each([
    ['wms_service.transfers', 'status', ['CANCELLED', 'COMPLETED', 'IN_PROGRESS', 'PENDING']],
    ['promotion_service.promotion_redemptions', 'status', ['CONFIRMED', 'RELEASED', 'RESERVED']],
    ['order_service.orders', 'order_type', ['FBO', 'FBS_MARKETPLACE_DELIVERY', 'FBS_SELLER_DELIVERY']],
    ['auth_service.user_sessions', 'audience', ['admin', 'seller', 'shop', 'warehouse']],
    ['payment_service.saved_payment_methods', 'type', ['CARD', 'E_WALLET']],
    ['wms_service.stock_movements', 'reference_document_type', ['INBOUND', 'ORDER', 'STOCKTAKE', 'TRANSFER']],
  ])('has in %s every %s', async (table, column, values) => {
    const { rows } = await demo.owner.query(`select distinct ${column} as value from ${table} order by 1`);
    expect(rows.map(({ value }) => value)).toEqual(values);
  });

  test('has a draft of every shop, and products of a suspended shop that nobody sees', async () => {
    const { rows } = await demo.owner.query(`
      select
        (select count(distinct seller_id)::integer from product_service.products where status = 'DRAFT') as with_drafts,
        (select count(*) > 0
          from product_service.products
          join seller_service.sellers using (seller_id)
          where sellers.status = 'SUSPENDED' and products.status = 'ACTIVE' and not is_listed) as withheld`);
    expect(rows[0]).toEqual({ with_drafts: 60, withheld: true });
  });

  test('breaks nothing that the database says must hold', async () => {
    const { rows: broken } = await demo.owner.query('select * from platform.check_invariants() limit 5');
    expect(broken).toEqual([]);
    const { rows: orphans } = await demo.owner.query('select * from platform.check_logical_keys() limit 5');
    expect(orphans).toEqual([]);
  });

  test.each(RULES.map(({ name, broken }) => [name, broken]))('%s', async (_name, broken) => {
    const { rows } = await demo.owner.query(`select * from (${broken}) as broken limit 5`);
    expect(rows).toEqual([]);
  });

  test('has nothing after its anchor but what is planned', async () => {
    const { rows: columns } = await demo.owner.query(
      `select attrelid::regclass::text as table_name, attname as name
       from pg_attribute
       join pg_class on pg_class.oid = attrelid and relkind = 'r'
       where relnamespace = any ($1::text[]::regnamespace[]) and attnum > 0 and atttypid = 'timestamptz'::regtype
         and attname not in ('expires_at', 'ends_at', 'start_date', 'end_date', 'ship_by')
         -- Made by the migration, before the demo.
         and attrelid not in ('admin_service.platform_settings'::regclass, 'user_service.upload_rules'::regclass)
       order by 1, 2`,
      [[...SERVICES]],
    );
    for (const { table_name, name } of columns) {
      const { rows } = await demo.owner.query(
        `select $1::text || '.' || $2 as of, count(*)::integer as count from ${table_name} where ${name} > date_trunc('day', now(), 'UTC')`,
        [table_name, name],
      );
      expect(rows[0]).toEqual({ of: `${table_name}.${name}`, count: 0 });
    }
  });

  test('left its triggers on and its sequences behind what is there', async () => {
    const { rows: disabled } = await demo.owner.query(
      `select tgrelid::regclass::text, tgname from pg_trigger where tgenabled = 'D'`,
    );
    expect(disabled).toEqual([]);
    const { rows } = await demo.owner.query(
      `select nextval('order_service.orders_order_id_seq') > max(order_id) as free from order_service.orders`,
    );
    expect(rows[0].free).toBe(true);
  });
});

describe('a demo account', () => {
  test.each(DEMO_ACCOUNTS.map((account) => [account.name, account] as const))(
    '%s is signed in',
    async (name, account) => {
      const { rows } = await demo.api.query(
        'select role, user_id::integer from platform.open_session($1, $2, $3)',
        [demoSessionId(name), account.userId, account.audience],
      );
      const role = { shop: 'customer', seller: 'seller', warehouse: 'operator', admin: 'admin' }[
        account.audience
      ];
      expect(rows).toEqual([{ role: `market_${role}`, user_id: account.userId }]);
    },
  );

  test('has the password that is documented', async () => {
    const { rows } = await demo.owner.query(
      'select distinct password_hash from auth_service.user_credentials',
    );
    expect(rows).toHaveLength(1);
    const [, algorithm, , cost, salt, hash] = rows[0].password_hash.split('$');
    const { m, t, p } = Object.fromEntries(cost.split(',').map((part: string) => part.split('=')));
    const computed = argon2Sync(algorithm, {
      message: 'marketplace-demo',
      nonce: Buffer.from(salt, 'base64'),
      memory: Number(m),
      passes: Number(t),
      parallelism: Number(p),
      tagLength: 32,
    });
    expect(computed.toString('base64').replace(/=+$/, '')).toBe(hash);
  });

  test('anna has orders in many states and a cart', async () => {
    const { rows } = await demo.owner.query(`
      select
        (select count(distinct status)::integer from order_service.orders where user_id = 1) as states,
        (select count(*)::integer from cart_service.carts where user_id = 1) as carts`);
    expect(rows[0].states).toBeGreaterThanOrEqual(4);
    expect(rows[0].carts).toBe(1);
  });
});

describe('a load', () => {
  const one = emptyDatabase();
  const other = emptyDatabase();
  const inBulk = emptyDatabase();
  const anchor = new Date('2026-03-01T00:00:00Z');

  /** One digest a table, over all its rows. */
  async function digests(pool: pg.Pool): Promise<Record<string, string>> {
    const result: Record<string, string> = {};
    for (const table of await tables(pool)) {
      const { rows } = await pool.query(
        `select md5(coalesce(string_agg(row::text, E'\\n' order by row::text collate "C"), '')) as digest from ${table} as row`,
      );
      result[table] = rows[0].digest;
    }
    return result;
  }

  test('makes the same rows again, whatever the session thinks of time', async () => {
    const elsewhere = new URL(other.connections.owner);
    elsewhere.searchParams.set(
      'options',
      '-c TimeZone=Asia/Vladivostok -c DateStyle=German -c IntervalStyle=iso_8601',
    );
    const told: number[] = [];
    await seed(one.connections.owner, { products: 1000, anchor, onProgress: (done) => told.push(done) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    await seed(elsewhere.toString(), { products: 1000, anchor });
    expect(await digests(one.owner)).toEqual(await digests(other.owner));
  });

  test('in bulk makes the same rows and brings every foreign key back as it was', async () => {
    const keys = `
      select conrelid::regclass::text as table_name, conname, pg_get_constraintdef(oid) as definition,
        obj_description(oid, 'pg_constraint') as description
      from pg_constraint
      where contype = 'f' and convalidated
      order by 1, 2`;
    await seed(inBulk.connections.owner, { products: 1000, anchor, bulk: true });
    expect(await digests(inBulk.owner)).toEqual(await digests(one.owner));
    expect((await inBulk.owner.query(keys)).rows).toEqual((await one.owner.query(keys)).rows);
  });

  test('refuses a database that is not empty', async () => {
    await expect(seed(one.connections.owner, { products: 1000 })).rejects.toThrow('not empty');
  });

  test('refuses a number of products it cannot tell its story with', async () => {
    await expect(seed(one.connections.owner, { products: 999 })).rejects.toThrow('from 1000 on');
  });
});
