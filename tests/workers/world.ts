import type pg from 'pg';

/**
 * What the worker's tests run with, made by a DBA in the test's own database: a consumer of `product.changed` that
 * writes down each time it is told, and the emitting service's side of it.
 */
export const TALLY = 'search_service.tally';

/** Adds the consumer. Product 666 cannot be told of; 667 is told of very slowly. */
export async function installTally(owner: pg.Pool): Promise<void> {
  await owner.query(`
    set role search_service;
    create table search_service.tally (tally_id bigserial primary key, event_id bigint, product_id bigint);
    create function search_service.count_events(events platform.event[]) returns void
    language plpgsql security definer set search_path = pg_catalog, extensions, pg_temp
    as $$
    begin
      if exists (select from unnest(events) as event where event.payload ->> 'productId' = '666') then
        raise exception 'product 666 is cursed';
      end if;
      insert into search_service.tally (event_id, product_id)
      select event.event_id, (event.payload ->> 'productId')::bigint
      from unnest(events) with ordinality as event (event_id, topic, aggregate_id, payload, occurred_at, place)
      order by place;
    end
    $$;
    grant execute on function search_service.count_events(platform.event[]) to platform;
    reset role;
    set role platform;
    delete from platform.event_consumers;
    insert into platform.event_consumers (consumer, topic, handler, max_attempts)
    values ('${TALLY}', 'product.changed', 'search_service.count_events', 3);
    reset role;`);
}

/** Emits `product.changed` of the products, each in a transaction of its own, as the service does. */
export async function emitChanged(owner: pg.Pool, products: number[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('set role product_service');
    for (const product of products)
      await client.query({
        name: 'emit',
        text: `select platform.emit('product.changed', $1::text, jsonb_build_object('productId', $1::bigint, 'sellerId', 1))`,
        values: [product],
      });
  } finally {
    await client.query('reset role');
    client.release();
  }
}

/** Where tasks and sagas of the tests leave their marks. */
export async function installEffects(owner: pg.Pool): Promise<void> {
  await owner.query(`
    create schema world;
    create table world.effects (effect_id bigserial primary key, name text, pid integer);
    create table world.effect_attempts (name text, pid integer);
    grant usage on schema world to market_worker;
    grant select, insert on all tables in schema world to market_worker;
    grant usage on all sequences in schema world to market_worker;`);
}

/** Names of the effects made so far, in order. */
export async function effects(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query('select name from world.effects order by effect_id');
  return rows.map(({ name }) => name);
}
