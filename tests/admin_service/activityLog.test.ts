import { beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { LOGIN_ROLES, MANAGED_SCHEMAS, REQUEST_ROLES } from '../../db/services.ts';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { asAdmin } from '../callers.ts';
import { examined, planOf, statementsOf } from '../plans.ts';

const server = apiServer();
const owner = async (sql: string, values: unknown[] = []) =>
  (await server.database.owner.query(sql, values)).rows;
let boss: Record<string, string>;

beforeAll(async () => {
  boss = (await signIn(server.database, 3001, 'admin')).headers;
});

describe('what an administrator changes is written down', () => {
  /** A change as a function of this service would make it, for an administrator or for nobody. */
  const changed = async (adminId: string, sql: string) => {
    const client = await server.database.owner.connect();
    try {
      await client.query(`begin; set local role admin_service; set local market.admin_id = '${adminId}';
        set local market.ip = '192.0.2.44'`);
      await client.query(sql);
      const { rows } = await client.query(
        `select action, resource_type, resource_id, before_json, after_json, host(ip_address) as ip
         from admin_service.admin_activity_logs where ip_address = '192.0.2.44' order by log_id`,
      );
      return rows;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };

  test('before and after, of what changed, and no stamps', async () => {
    const [item] = await owner(
      `select moderation_item_id::text as id from admin_service.moderation_items where status = 'PENDING' limit 1`,
    );
    const taken = `update admin_service.moderation_items set status = 'IN_REVIEW', assigned_to_admin_id = 2
                   where moderation_item_id = ${item.id}`;
    expect(await changed('2', taken)).toEqual([
      {
        action: 'updateModerationItem',
        resource_type: 'MODERATION_ITEM',
        resource_id: item.id,
        before_json: { status: 'PENDING', assigned_to_admin_id: null },
        after_json: { status: 'IN_REVIEW', assigned_to_admin_id: 2 },
        ip: '192.0.2.44',
      },
    ]);
    // What the platform does by itself is nobody's act; what changes nothing is none.
    expect(await changed('', taken)).toEqual([]);
    expect(await changed('2', 'update admin_service.moderation_items set notes = notes')).toEqual([]);
    expect(
      await changed('2', `delete from admin_service.moderation_items where moderation_item_id = ${item.id}`),
    ).toMatchObject([
      { action: 'deleteModerationItem', before_json: { status: 'PENDING' }, after_json: null },
    ]);
  });

  test('of secrets only that they changed', async () => {
    const logged = await changed(
      '1',
      `update admin_service.admin_users set password_hash = 'very secret', invitation_digest = 'most secret',
       invitation_expires_at = '2027-01-01' where admin_id = 2`,
    );
    expect(logged).toMatchObject([
      { action: 'updateAdmin', after_json: { password_hash: 'changed', invitation_digest: 'changed' } },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/secret"|argon2|6d6f7374/);
  });
});

describe('the log is not rewritten', () => {
  const attempts = [
    `update admin_service.admin_activity_logs set action = 'nothing'`,
    'delete from admin_service.admin_activity_logs',
    'truncate admin_service.admin_activity_logs',
    'delete from admin_service.admin_users',
  ];
  const roles = [...new Set([...MANAGED_SCHEMAS, ...REQUEST_ROLES, ...LOGIN_ROLES])];

  test.each(roles)('by %s', async (role) => {
    // As superuser, to become anybody; as that role nothing of it is left.
    const client = new pg.Client({ connectionString: server.database.connections.admin });
    await client.connect();
    try {
      const before = await client.query(
        'select count(*), max(action) from admin_service.admin_activity_logs',
      );
      for (const attempt of attempts) {
        await client.query('begin');
        await client.query(`set local role ${pg.escapeIdentifier(role)}`);
        await client.query(`set local market.admin_id = '1'`);
        await client.query(`set local market.admin_roles = 'SUPER_ADMIN'`);
        await expect(client.query(attempt)).rejects.toMatchObject({ code: '42501' });
        await client.query('rollback');
      }
      const after = await client.query('select count(*), max(action) from admin_service.admin_activity_logs');
      expect(after.rows).toEqual(before.rows);
      expect(Number(after.rows[0].count)).toBeGreaterThan(0);
    } finally {
      await client.end();
    }
  });
});

describe('it is read by auditors', () => {
  const LIST = (args: string) =>
    `{ adminActivityLogs(first: 5${args}) { nodes { logId action timestamp } pageInfo { endCursor } } }`;

  test('and by nobody else', async () => {
    expect((await server.run(LIST(''), {}, boss)).data.adminActivityLogs.nodes).toHaveLength(5);
    const { headers } = await signIn(server.database, 3002, 'admin');
    expect((await server.run(LIST(''), {}, headers)).data.adminActivityLogs.nodes).toEqual([]);
  });

  test.each([
    ['a page', ', orderBy: [LOG_ID_DESC]'],
    ['of one administrator', ', filter: { adminUserId: { equalTo: "4" } }, orderBy: [LOG_ID_DESC]'],
    [
      'of one thing',
      ', filter: { resourceId: { equalTo: "17" }, resourceType: { equalTo: "PRODUCT" } }, orderBy: [LOG_ID_DESC]',
    ],
    [
      'of one day',
      ', filter: { timestamp: { greaterThan: "2025-01-01T00:00:00Z", lessThan: "2025-01-02T00:00:00Z" } }, orderBy: [TIMESTAMP_DESC]',
    ],
  ])('%s is a range of an index', async (_, args) => {
    // Enough that a bad plan shows.
    await owner(`
      insert into admin_service.admin_activity_logs (admin_user_id, action, resource_type, resource_id, timestamp)
      select 1 + number % 7, 'test', 'PRODUCT', (number % 1000)::text, timestamptz '2020-01-01' + number * interval '1 hour'
      from generate_series(1, 60000) as number
      where not exists (select from admin_service.admin_activity_logs where action = 'test')`);
    await owner('set role admin_service; analyze admin_service.admin_activity_logs; reset role');
    const sent = await statementsOf(async () => {
      const answer = await server.run(LIST(args), {}, boss);
      expect(answer.errors).toBeUndefined();
      expect(answer.data.adminActivityLogs.nodes.length).toBeGreaterThan(4);
    });
    const reads = sent.filter(({ text }) => text.includes('admin_activity_logs') && /select/i.test(text));
    expect(reads).toHaveLength(1);
    const plan = await planOf(server.database.api, asAdmin(['SUPER_ADMIN'], 1, 3001), reads[0]!);
    expect(examined(plan, /admin_activity_logs/)).toBeLessThan(100);
  });
});
