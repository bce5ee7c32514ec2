import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { demoDatabase } from '../database.ts';
import { BREAKAGES } from './breakages.ts';
import { branches, namedChecks } from './checkNames.ts';

const demo = demoDatabase();

/** Rows of a query of the worker's login, which is who alarms with them. */
async function asWorker(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: demo.connections.worker });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Does `work` in a transaction, as somebody who may do what services may, and keeps nothing of it. */
async function tried<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await demo.owner.connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/**
 * Lets the tables that `sql` names be changed in this transaction as nobody may: without their triggers, and by
 * owners who have given up rights on what is only ever added to.
 */
async function unguard(client: pg.PoolClient, sql: string): Promise<void> {
  // Names of consumers and functions look like tables', and are none.
  const { rows } = await client.query(
    `select c.oid::regclass as name, c.relowner::regrole as owner
     from pg_class as c
     where c.oid in (select to_regclass(name) from unnest($1::text[]) as named (name)) and c.relkind in ('r', 'p')`,
    [sql.match(/\b(?:platform|\w+_service)\.\w+(?![\w(])/g)],
  );
  for (const { name, owner } of rows)
    await client.query(`alter table ${name} disable trigger user; grant all on table ${name} to ${owner}`);
}

describe('platform.check_invariants()', () => {
  test('finds nothing in the demo marketplace, as the worker', async () => {
    expect(await asWorker('select * from platform.check_invariants()')).toEqual([]);
  });

  test('has checks that begin with their names, and none without an entry in BREAKAGES', async () => {
    const checks = await namedChecks(demo.owner);
    expect(checks.filter(({ name }) => !name).map(({ text }) => text)).toEqual([]);
    const names = checks.map(({ service, name }) => `${service}.${name}`);
    expect(names).toHaveLength(new Set(names).size);
    expect([...new Set(BREAKAGES.map(([check]) => check))].sort()).toEqual(names.sort());
  });

  test('has its names read from queries however they are written', () => {
    const sql = `select 'a', 'union all' -- union all
      from (select 1 union all select 2) as t
      UNION ALL select 'b', '' union\n  all with c as (select) select 'c'`;
    expect(branches(sql).map((branch) => branch.slice(0, 9))).toEqual([
      `select 'a`,
      `select 'b`,
      'with c as',
    ]);
  });

  test.each(BREAKAGES)('reports %s after: %s', async (check, sql) => {
    const found = await tried(async (client) => {
      await unguard(client, sql);
      // Of several statements the last one is the breakage; one that is no DML counts nothing.
      const done = [await client.query(sql)].flat().at(-1)!;
      expect(done.rowCount).not.toBe(0);
      return client.query(
        `select * from platform.check_invariants() where service || '.' || check_name = $1 limit 3`,
        [check],
      );
    });
    expect(found.rows).not.toEqual([]);
    for (const row of found.rows) {
      expect(row.subject).toMatch(/\S/);
      expect(row.detail).toMatch(/\S/);
    }
  });
});

describe('many that break a check', () => {
  test('are a hundred lines and one that counts the others', async () => {
    const found = await tried(async (client) => {
      await client.query(
        `set local role platform;
         insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
         select 'nobody.at_all', number, now(), now() from generate_series(1, 150) as number;
         reset role`,
      );
      return (await client.query('select * from platform.check_invariants()')).rows;
    });
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toEqual({
      service: 'platform',
      check_name: 'delivery_is_to_somebody_of_something',
      subject: 'others',
      detail: '50 more',
    });
  });

  test('are one line, of events without a partition', async () => {
    const found = await tried(async (client) => {
      await client.query(
        `set local role platform;
         insert into platform.events (occurred_at, topic, aggregate_id, payload, actor, producer)
         select '2020-01-01', 'brand.changed', '1', '{"brandId": 1}', 'system', 'product_service'
         from generate_series(1, 3000);
         delete from platform.event_deliveries;
         reset role`,
      );
      return (await client.query('select * from platform.check_invariants()')).rows;
    });
    expect(found).toEqual([
      {
        service: 'platform',
        check_name: 'event_has_its_partition',
        subject: 'events_default',
        detail: expect.stringContaining('3000 events of 2020-01-01'),
      },
    ]);
  });
});

describe('platform.check_logical_keys()', () => {
  interface Key {
    child: string;
    column: string;
    parent: string;
    generated: boolean;
    textual: boolean;
  }

  const keys = async (): Promise<Key[]> =>
    (
      await demo.owner.query(
        `select tag.child::text as child, a.attname as column, tag.parent::text as parent,
           a.attgenerated <> '' as generated, a.atttypid <> 'bigint'::regtype as textual
         from platform.logical_keys() as tag
         join pg_attribute as a on a.attrelid = tag.child and a.attname = tag.child_columns[1]
         order by 1, 2`,
      )
    ).rows;
  const orphans = async (client: pg.PoolClient) =>
    (await client.query('select * from platform.check_logical_keys()')).rows;

  test('finds nothing in the demo marketplace, as the worker', async () => {
    expect(await asWorker('select * from platform.check_logical_keys()')).toEqual([]);
  });

  test('reads every tag there is', async () => {
    const { rows } = await demo.owner.query(
      `select sum(regexp_count(obj_description(c.oid, 'pg_class'), '@foreign_?key', 1, 'i'))::integer as tags
       from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
       where n.nspname ~ '^(platform|.+_service)$' and c.relkind in ('r', 'p')`,
    );
    expect(await keys()).toHaveLength(rows[0].tags);
    expect(rows[0].tags).toBeGreaterThan(50);
  });

  test('reports an orphan of each', async () => {
    const all = await keys();
    const orphan = ({ textual }: Key) => (textual ? 'nowhere' : '-1');
    const found = await tried(async (client) => {
      await unguard(client, all.map(({ child }) => child).join());
      // Keys within a service would carry the orphan on to other tables, or refuse it; so may a check.
      const { rows } = await client.query(
        `select conrelid::regclass::text as child, conname from pg_constraint
         where contype in ('f', 'c') and conrelid = any ($1::regclass[])`,
        [`{${all.map(({ child }) => child)}}`],
      );
      for (const { child, conname } of rows)
        await client.query(`alter table ${child} drop constraint ${conname}`);
      for (const key of all) {
        if (key.generated)
          await client.query(`alter table ${key.child} alter column ${key.column} drop expression`);
        await client.query(
          `update ${key.child} set ${key.column} = $1 where ctid = (select ctid from ${key.child} limit 1)`,
          [orphan(key)],
        );
      }
      return orphans(client);
    });
    expect(found).toEqual(
      all.map((key) => ({
        child: key.child,
        column: key.column,
        parent: key.parent,
        key: orphan(key),
        rows: '1',
      })),
    );
  });

  test('names the hundred that most rows have, and counts the others', async () => {
    const found = await tried(async (client) => {
      await unguard(client, 'order_service.orders');
      await client.query(`update order_service.orders set user_id = -order_id where order_id <> 1`);
      await client.query(`update order_service.orders set user_id = -2 where order_id = 3`);
      return orphans(client);
    });
    const { rows } = await demo.owner.query('select count(*)::integer as count from order_service.orders');
    const ofOrders = found.filter(({ child }) => child === 'order_service.orders');
    expect(ofOrders).toHaveLength(101);
    expect(ofOrders[0]).toMatchObject({ key: '-2', rows: '2' });
    expect(ofOrders.at(-1)).toMatchObject({ key: null, rows: String(rows[0].count - 1 - 101) });
  });

  test('checks a new tag, of platform too, and both columns of one that has two', async () => {
    const found = await tried(async (client) => {
      await unguard(client, 'search_service.search_query_logs');
      await client.query(
        `comment on table search_service.search_query_logs is
           '@foreignKey (log_id, user_id) references order_service.orders (order_id, user_id)|@fieldName a|@foreignFieldName b'`,
      );
      await client.query(
        `update search_service.search_query_logs as log set user_id = (
           select user_id from order_service.orders where order_id = log_id
         )`,
      );
      await client.query(
        `update search_service.search_query_logs set user_id = -1 where log_id = (
           select min(log_id) from search_service.search_query_logs
         )`,
      );
      await client.query(
        `comment on table platform.releases is
           '@foreignKey (release_id) references order_service.orders (order_id)|@fieldName a|@foreignFieldName c'`,
      );
      await client.query(
        `insert into platform.releases (release_id, hash) overriding system value values (-1, 'none')`,
      );
      return orphans(client);
    });
    expect(found.filter(({ child }) => child !== 'platform.releases')).toEqual([
      {
        child: 'search_service.search_query_logs',
        column: 'log_id, user_id',
        parent: 'order_service.orders',
        key: expect.stringMatching(/^\d+, -1$/),
        rows: '1',
      },
    ]);
    expect(found.find(({ child }) => child === 'platform.releases')).toMatchObject({
      column: 'release_id',
      key: '-1',
    });
  });
});

describe('who may check', () => {
  test('is the worker, of all that log in or carry requests', async () => {
    const { rows } = await demo.owner.query(
      `select r.rolname as role, p.proname as name
       from pg_roles as r, pg_proc as p
       where r.rolname ~ '^market_' and r.rolname <> 'market_owner'
         and p.pronamespace = any ('{platform,order_service,wms_service,user_service}'::regnamespace[])
         and (p.proname ~ '^check_' or p.proname in ('key_values', 'read_keys', 'logical_keys'))
         and has_function_privilege(r.oid, p.oid, 'execute')
       order by 1, 2`,
    );
    expect(rows).toEqual([
      { role: 'market_worker', name: 'check_invariants' },
      { role: 'market_worker', name: 'check_logical_keys' },
    ]);
  });

  test('reads keys and nothing else of a service', async () => {
    for (const [relation, column, error] of [
      ['user_service.users', 'email', 'is on no side of a logical key'],
      ['auth_service.user_sessions', 'user_id', 'permission denied for schema auth_service'],
    ]) {
      await tried(async (client) => {
        await client.query('set local role platform');
        await expect(
          client.query('select * from user_service.key_values($1, array[$2])', [relation, column]),
        ).rejects.toThrow(error);
      });
    }
  });
});
