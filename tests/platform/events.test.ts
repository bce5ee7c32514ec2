import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { asAdmin, asAnonymous, asCustomer, asOperator, asSeller } from '../callers.ts';
import { emptyDatabase } from '../database.ts';
import { announced, call, consume, refusal } from '../events.ts';

const database = emptyDatabase();
const CONSUMER = 'search_service.diary';
const owner = (sql: string, values: unknown[] = []) => database.owner.query(sql, values);
const numbers = async (sql: string) => (await owner(sql)).rows.map(({ n }) => Number(n));

/** Emits as the service. */
async function emit(service: string, topic: string, aggregate: string, payload: object): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query(`begin; set local role ${service}`);
    await client.query('select platform.emit($1, $2, $3)', [topic, aggregate, payload]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
const changed = (productId: number) =>
  emit('product_service', 'product.changed', String(productId), { productId, sellerId: 1 });
const written = () => numbers('select product_id as n from search_service.diary order by diary_id');
/** Failed events become due now instead of after their pause. */
const endPauses = () =>
  owner(`update platform.event_deliveries set due_at = now() where due_at < 'infinity'`);

beforeAll(async () => {
  // A consumer that keeps a diary. Products under zero are beyond it, as long as the table of troubles has a row.
  await owner(`
    set role search_service;
    create table search_service.diary (diary_id bigserial primary key, product_id bigint);
    create table search_service.troubles (trouble text);
    insert into search_service.troubles values ('yes');
    create function search_service.keep_diary(events platform.event[]) returns void
    language plpgsql security definer set search_path = pg_catalog, extensions, pg_temp
    as $$
    begin
      insert into search_service.diary (product_id)
      select (payload ->> 'productId')::bigint
      from unnest(events) with ordinality as e (event_id, topic, aggregate_id, payload, occurred_at, place)
      order by place;
      if exists (select from unnest(events) where (payload ->> 'productId')::bigint < 0)
        and exists (select from search_service.troubles)
      then
        raise exception 'under zero';
      end if;
      perform pg_sleep(0.2) where exists (select from unnest(events) where payload ->> 'productId' = '777');
    end
    $$;
    grant execute on function search_service.keep_diary(platform.event[]) to platform;
    set role platform;
    delete from platform.event_consumers;
    insert into platform.event_consumers (consumer, topic, handler, max_attempts)
    values ('${CONSUMER}', 'product.changed', 'search_service.keep_diary', 3);
    reset role`);
});

afterEach(async () => {
  await owner('delete from platform.event_deliveries');
  await owner('truncate search_service.diary');
});

describe('emitting', () => {
  test('a service emits its own topics only', async () => {
    expect(await refusal(emit('seller_service', 'product.changed', '1', { productId: 1, sellerId: 1 }))).toBe(
      'P0001',
    );
    expect(await refusal(emit('product_service', 'seller.suspended', '1', { sellerId: 1 }))).toBe('P0001');
    expect(await refusal(emit('product_service', 'product.exploded', '1', {}))).toBe('P0001');
  });

  test('a payload has the keys of its topic, all of them and no other', async () => {
    for (const payload of [
      {},
      { productId: 1 },
      { productId: 1, sellerId: 1, name: 'x' },
      { productID: 1, sellerId: 1 },
    ])
      expect(await refusal(emit('product_service', 'product.changed', '1', payload))).toBe('P0001');
    expect(await refusal(emit('product_service', 'product.changed', '1', '[1]' as never))).toBe('23514');
    expect(await announced(database, () => changed(1))).toEqual(['product.changed 1']);
  });

  test.each([
    ['a visitor', asAnonymous()],
    ['a customer', asCustomer(1)],
    ['staff', asSeller(1, 'MANAGER', 1)],
    ['an operator', asOperator([1], 1)],
    ['an administrator', asAdmin(['SUPER_ADMIN'], 1, 1)],
  ])('%s emits nothing, tells nobody, and reads no event', async (_who, claims) => {
    for (const sql of [
      `select platform.emit('product.changed', '1', '{"productId": 1, "sellerId": 1}')`,
      `select platform.emit_all('product.changed', '{1}', array['{"productId": 1, "sellerId": 1}'::jsonb])`,
      `insert into platform.events (topic, aggregate_id, payload, actor) values ('product.changed', '1', '{}', 'x')`,
      `select * from platform.events`,
      `select * from platform.parked_deliveries`,
      `select platform.consume_events('${CONSUMER}', 1)`,
      `select search_service.follow_products('{}')`,
      `select product_service.follow_shops('{}')`,
      `select admin_service.record_activity('x', 'X', '1', null, null)`,
      `select platform.retry_delivery('${CONSUMER}', 1)`,
    ])
      expect([sql, await refusal(call(database, claims, sql))]).toEqual([sql, '42501']);
  });

  test('who emits cannot be forged, and what was emitted cannot be rewritten', async () => {
    const client = await database.owner.connect();
    try {
      for (const [role, sql] of [
        [
          'product_service',
          `insert into platform.events (topic, aggregate_id, payload, actor, producer)
           values ('seller.suspended', '1', '{"sellerId": 1}', 'x', 'seller_service')`,
        ],
        ['product_service', `update platform.events set aggregate_id = '2'`],
        ['product_service', 'select * from platform.events'],
        ['platform', `update platform.events set aggregate_id = '2'`],
        ['platform', 'delete from platform.events'],
        ['platform', 'truncate platform.event_consumptions'],
        ['platform', 'delete from platform.events_default'],
        ['platform', `update platform.event_consumptions_default set consumer = 'x.y'`],
      ] as const) {
        await client.query(`begin; set local role ${role}`);
        expect([sql, await refusal(client.query(sql))]).toEqual([sql, '42501']);
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  });

  test('what is rolled back was not said', async () => {
    expect(
      await announced(database, async () => {
        const client = await database.owner.connect();
        await client.query('begin; set local role product_service');
        await client.query(`select platform.emit('product.changed', '1', '{"productId": 1, "sellerId": 1}')`);
        await client.query('rollback');
        client.release();
      }),
    ).toEqual([]);
    expect(await consume(database, CONSUMER)).toEqual({ taken: 0, failed: 0 });
  });
});

describe('consuming', () => {
  test('in order, once', async () => {
    for (const product of [3, 1, 2, 1]) await changed(product);
    expect(await consume(database, CONSUMER, 3)).toEqual({ taken: 3, failed: 0 });
    expect(await consume(database, CONSUMER, 3)).toEqual({ taken: 1, failed: 0 });
    expect(await consume(database, CONSUMER, 3)).toEqual({ taken: 0, failed: 0 });
    expect(await written()).toEqual([3, 1, 2, 1]);
  });

  test('an event whose delivery came back is not taken twice', async () => {
    await changed(1);
    await consume(database, CONSUMER);
    await owner(`insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
      select '${CONSUMER}', event_id, occurred_at, now() from platform.events order by event_id desc limit 1`);
    expect(await consume(database, CONSUMER)).toEqual({ taken: 0, failed: 1 });
    expect(await written()).toEqual([1]);
  });

  test('one that fails is put off, longer each time, and parked after its attempts; the others go on', async () => {
    for (const product of [1, -5, 2]) await changed(product);
    expect(await consume(database, CONSUMER)).toEqual({ taken: 2, failed: 1 });
    expect(await written()).toEqual([1, 2]);
    const pauses: number[] = [];
    const state = async () =>
      (
        await owner(`select attempts, error, due_at = 'infinity' as parked,
          case when due_at < 'infinity' then extract(epoch from due_at - clock_timestamp())::float end as pause
          from platform.event_deliveries`)
      ).rows[0];
    for (const attempt of [1, 2]) {
      const { attempts, parked, pause, error } = await state();
      expect([attempts, parked, error]).toEqual([attempt, false, 'P0001: under zero']);
      pauses.push(pause);
      expect(await consume(database, CONSUMER)).toEqual({ taken: 0, failed: 0 });
      await endPauses();
      expect(await consume(database, CONSUMER)).toEqual({ taken: 0, failed: 1 });
    }
    expect(pauses[0]).toBeGreaterThan(0.5);
    expect(pauses[1]).toBeGreaterThan(pauses[0]! + 0.5);
    expect(await state()).toMatchObject({ attempts: 3, parked: true });
    await endPauses();
    expect(await consume(database, CONSUMER)).toEqual({ taken: 0, failed: 0 });
    expect(await written()).toEqual([1, 2]);
  });

  test('two at once: one takes, the other takes nothing and does not wait', async () => {
    for (const product of [777, 1]) await changed(product);
    const both = await Promise.all([consume(database, CONSUMER), consume(database, CONSUMER)]);
    expect(both.map(({ taken }) => taken).sort()).toEqual([0, 2]);
    expect(await written()).toEqual([777, 1]);
  });

  test('a consumer that dies has changed nothing, and its events are told to the next', async () => {
    await changed(1);
    const dying = new pg.Client({ connectionString: database.connections.worker });
    dying.on('error', () => undefined);
    await dying.connect();
    await dying.query('begin');
    await dying.query('select * from platform.consume_events($1, 10)', [CONSUMER]);
    expect(await consume(database, CONSUMER)).toEqual({ taken: 0, failed: 0 });
    const ended = new Promise((resolve) => dying.once('end', resolve));
    (dying as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await ended;
    let again = { taken: 0, failed: 0 };
    for (let tries = 0; tries < 100 && !again.taken; tries++) again = await consume(database, CONSUMER);
    expect(again).toEqual({ taken: 1, failed: 0 });
    expect(await written()).toEqual([1]);
  });

  test('only the worker may', async () => {
    const { connections } = database;
    for (const url of [connections.api, connections.auth]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      expect(await refusal(client.query(`select platform.consume_events('${CONSUMER}', 1)`))).toBe('42501');
      await client.end();
    }
  });
});
