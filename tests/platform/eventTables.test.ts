import { afterEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { emptyDatabase } from '../database.ts';
import { refusal } from '../events.ts';

const database = emptyDatabase();

/** Runs statements as platform, as a migration does. */
async function asPlatform(sql: string): Promise<any[]> {
  const client = await database.owner.connect();
  try {
    await client.query('begin; set local role platform');
    const result = await client.query(sql);
    await client.query('commit');
    return result.rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
/** Runs a query as the worker's login. */
async function asWorker(sql: string): Promise<any[]> {
  const client = new pg.Client({ connectionString: database.connections.worker });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
const file = (name: string) => readFileSync(`functions/platform/${name}.sql`, 'utf8');
const topics = async (like: string) =>
  (await asPlatform(`select topic from platform.event_topics where topic like '${like}'`)).map(
    ({ topic }) => topic,
  );

afterEach(async () => {
  await asPlatform('delete from platform.event_deliveries');
});

describe('who is told of what', () => {
  const deliver = (consumer: string) =>
    asPlatform(`insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
      values ('${consumer}', 1, now(), 'infinity'), ('search_service.documents', 2, now(), now())`);
  const due = async () =>
    (await asPlatform('select consumer from platform.event_deliveries')).map(({ consumer }) => consumer);

  test('a consumer that is removed leaves nothing behind', async () => {
    await asPlatform(`insert into platform.event_consumers (consumer, topic, handler)
      values ('search_service.gone', 'product.changed', 'search_service.follow_gone')`);
    await deliver('search_service.gone');
    await asPlatform(file('event_consumers'));
    expect(await due()).toEqual(['search_service.documents']);
  });

  test('nor does what came for it meanwhile', async () => {
    await deliver('search_service.gone');
    expect(await asWorker('select platform.forget_deliveries() as gone')).toEqual([{ gone: 1 }]);
    expect(await due()).toEqual(['search_service.documents']);
  });

  test('a task is registered, with how often it is tried; a handler is tried eight times', async () => {
    const told = `'{product.submitted,product.rejected}'),`;
    const sql = file('event_consumers');
    expect(sql).toContain(told);
    await asPlatform(
      sql.replace(
        told,
        `${told} ('notification_service.mail', null, 'sendMail', 3::smallint, '{product.approved}'),`,
      ),
    );
    const ways = () =>
      asPlatform(`select consumer, handler, task, max_attempts from platform.event_consumers
        where consumer in ('notification_service.mail', 'search_service.names') and topic in ('product.approved', 'brand.changed')
        order by 1`);
    const names = {
      consumer: 'search_service.names',
      handler: 'search_service.follow_names',
      task: null,
      max_attempts: 8,
    };
    const mail = { consumer: 'notification_service.mail', handler: null, task: 'sendMail', max_attempts: 3 };
    expect(await ways()).toEqual([mail, names]);
    await asPlatform(sql);
    expect(await ways()).toEqual([names]);
  });
});

describe('a topic that is no longer listed', () => {
  const emitter = (body: string) => `create or replace function platform.emits_old() returns text
    language sql as $$ ${body} $$`;

  test('stays while the last release’s functions emit it, and then goes', async () => {
    await asPlatform(
      `insert into platform.event_topics values ('old.emitted', 'product_service', '{id}', 'x')`,
    );
    await asPlatform(emitter(`select 'old.emitted'`));
    await asPlatform(file('event_topics'));
    expect(await topics('old.%')).toEqual(['old.emitted']);
    await asPlatform(emitter(`select ''`));
    await asPlatform(file('event_topics'));
    expect(await topics('old.%')).toEqual([]);
  });

  test('stays while somebody listens, and for a day after its last event', async () => {
    await asPlatform(`insert into platform.event_topics values
      ('old.heard', 'product_service', '{id}', 'x'), ('old.told', 'product_service', '{id}', 'x')`);
    await asPlatform(
      `insert into platform.event_consumers (consumer, topic, task) values ('a.b', 'old.heard', 'c')`,
    );
    await asPlatform(`insert into platform.events (topic, aggregate_id, payload, actor, producer)
      values ('old.told', '1', '{"id": 1}', 'system', 'product_service')`);
    await asPlatform(file('event_topics'));
    expect(await topics('old.%')).toEqual(['old.heard', 'old.told']);
    await asPlatform(`delete from platform.event_consumers where consumer = 'a.b'`);
    await asPlatform(file('event_topics'));
    expect(await topics('old.%')).toEqual(['old.told']);
  });
});

describe('events that came while their month had no partition', () => {
  const strays = async () =>
    (
      await asPlatform(`select (select count(*)::integer from platform.events_default) as events,
        (select count(*)::integer from platform.event_consumptions_default) as consumptions`)
    )[0];
  const stray = (at: string) =>
    asPlatform(`with old as (
        insert into platform.events (occurred_at, topic, aggregate_id, payload, actor, producer)
        values ('${at}', 'product.changed', '1', '{"productId": 1, "sellerId": 1}', 'system', 'product_service')
        returning event_id, occurred_at
      )
      insert into platform.event_consumptions (consumer, event_id, occurred_at)
      select 'search_service.documents', event_id, occurred_at from old`);
  const forget = () => asWorker('select platform.forget_events(13)');

  test('are forgotten when all of them are old and told', async () => {
    await stray('2020-01-01');
    await forget();
    expect((await strays()).events).toBe(1);
    await asPlatform('delete from platform.event_deliveries');
    await stray('2999-01-01');
    await asPlatform('delete from platform.event_deliveries');
    await forget();
    expect(await strays()).toEqual({ events: 2, consumptions: expect.any(Number) });
  });

  test('and what comes after them is kept as safe as before', async () => {
    const client = await database.owner.connect();
    await client.query(`begin; set local role platform;
      grant delete on platform.events_default, platform.event_consumptions_default to platform;
      delete from platform.events_default where occurred_at > '2900-01-01';
      delete from platform.event_consumptions_default where occurred_at > '2900-01-01';
      revoke delete on platform.events_default, platform.event_consumptions_default from platform;
      commit`);
    client.release();
    await forget();
    expect(await strays()).toEqual({ events: 0, consumptions: 0 });
    for (const table of ['events_default', 'event_consumptions_default'])
      expect(await refusal(asPlatform(`delete from platform.${table}`))).toBe('42501');
    await stray('2021-01-01');
    expect(await asPlatform('select count(*)::integer as n from platform.event_deliveries')).toEqual([
      { n: 1 },
    ]);
    const { rows } = await database.owner.query(
      `select relname, relrowsecurity from pg_class where relname ~ '^event.*_default$' and relkind = 'r' order by 1`,
    );
    expect(rows).toEqual([
      { relname: 'event_consumptions_default', relrowsecurity: true },
      { relname: 'events_default', relrowsecurity: true },
    ]);
  });
});
