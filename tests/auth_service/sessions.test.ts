import { describe, expect, test } from '@jest/globals';
import { signIn } from '../api/signIn.ts';
import { asAdmin, asAnonymous, asCustomer, asSeller } from '../callers.ts';
import { call, consume, refusal } from '../events.ts';
import { examined, planOf, statementsOf } from '../plans.ts';
import { account, accountServer, isLive, login, mutate, somewhere, type Account } from './accounts.ts';

const server = accountServer();
const query = (sql: string, values: unknown[] = []) => server.database.owner.query(sql, values);
const again = async ({ email }: Account, more: object = {}) => {
  const { payload } = await login(server, email, more);
  const headers = { authorization: `Bearer ${payload.tokens.accessToken}` };
  return { headers, sessionId: payload.tokens.sessionId as string };
};

describe('where one is signed in', () => {
  test('is known by the User-Agent of a device that says nothing else', async () => {
    const who = await account(server);
    const agent = { ...somewhere(), 'user-agent': `Mozilla/5.0 ${'x'.repeat(300)}` };
    const { payload } = await login(server, who.email, {}, agent);
    const { rows } = await query('select device_info from auth_service.user_sessions where session_id = $1', [
      payload.tokens.sessionId,
    ]);
    expect(rows).toEqual([{ device_info: agent['user-agent'].slice(0, 200) }]);
  });

  test('is listed, the current one marked, others’ never, with a page at a time', async () => {
    const who = await account(server);
    const devices = ['tablet', 'telephone', 'telly'];
    for (const deviceInfo of devices) await again(who, { deviceInfo });
    const ask = (after: string | null) =>
      server.run(
        `query ($after: Cursor) { mySessions(first: 3, after: $after) {
           nodes { sessionId deviceInfo isCurrent isActive ipAddress audience createdDate }
           pageInfo { hasNextPage endCursor } } }`,
        { after },
        who.headers,
      );
    const first = (await ask(null)).data.mySessions;
    const last = (await ask(first.pageInfo.endCursor)).data.mySessions;
    expect([first.pageInfo.hasNextPage, last.pageInfo.hasNextPage]).toEqual([true, false]);
    const nodes = [...first.nodes, ...last.nodes];
    expect(nodes.map(({ deviceInfo }) => deviceInfo)).toEqual(['telly', 'telephone', 'tablet', 'node']);
    expect(nodes.filter(({ isCurrent }) => isCurrent).map(({ sessionId }) => sessionId)).toEqual([
      who.sessionId,
    ]);
  });

  test('and who tried to be; to administrators their own, too, though they may see all', async () => {
    const who = await account(server);
    await login(server, who.email, { password: 'not the password', deviceInfo: 'stranger' });
    const ask = (headers: Record<string, string>) =>
      server.run(
        '{ myLoginHistory(first: 5) { nodes { status deviceInfo userId } } mySessions(first: 100) { nodes { userId } } }',
        {},
        headers,
      );
    expect((await ask(who.headers)).data.myLoginHistory.nodes).toEqual([
      { status: 'FAILED', deviceInfo: 'stranger', userId: who.userId },
      { status: 'SUCCESS', deviceInfo: 'node', userId: who.userId },
    ]);
    const { headers } = await signIn(server.database, 3001, 'admin');
    const { data } = await ask(headers);
    const seen = [...data.mySessions.nodes, ...data.myLoginHistory.nodes].map(({ userId }) => userId);
    expect(new Set(seen)).toEqual(new Set(['3001']));
    expect((await ask({})).code).toBe('NOT_SIGNED_IN');
  });

  test('is a range of an index, however much there is of others', async () => {
    const { headers, userId } = await signIn(server.database, 1, 'shop');
    const sent = await statementsOf(() =>
      server.run('{ myLoginHistory(first: 5) { nodes { entryId } } }', {}, headers),
    );
    const [page] = sent.filter(({ text }) => /login_history/.test(text));
    const plan = await planOf(server.database.api, asCustomer(Number(userId)), page!);
    expect(examined(plan, /^login_history$/)).toBeLessThanOrEqual(6);
  });
});

describe('a session', () => {
  const revoke = (sessionId: string, headers: Record<string, string>) =>
    mutate(server, 'revokeSession', { sessionId }, 'sessionId userSession { isActive isCurrent }', headers);

  test('is ended by its owner from elsewhere, at once, for good; twice is no error', async () => {
    const who = await account(server);
    const other = await again(who);
    for (let time = 0; time < 2; time++)
      expect((await revoke(other.sessionId, who.headers)).payload).toEqual({
        sessionId: other.sessionId,
        userSession: { isActive: false, isCurrent: false },
      });
    expect([await isLive(server, other.headers), await isLive(server, who.headers)]).toEqual([false, true]);
    expect((await revoke(who.sessionId, who.headers)).payload.userSession).toMatchObject({ isCurrent: true });
    expect(await isLive(server, who.headers)).toBe(false);
  });

  test('of somebody else is not there', async () => {
    const [who, stranger] = [await account(server), await account(server)];
    expect((await revoke(who.sessionId, stranger.headers)).code).toBe('NOT_FOUND');
    expect((await revoke(who.sessionId, {})).code).toBe('NOT_SIGNED_IN');
    const admin = await signIn(server.database, 3001, 'admin');
    expect((await revoke(who.sessionId, admin.headers)).code).toBe('NOT_FOUND');
    expect(await isLive(server, who.headers)).toBe(true);
  });

  test('and all others are ended from one', async () => {
    const who = await account(server);
    const others = [await again(who), await again(who)];
    const done = await mutate(server, 'revokeOtherSessions', {}, 'revokedSessions', who.headers);
    expect(done.payload).toEqual({ revokedSessions: 2 });
    for (const { headers } of others) expect(await isLive(server, headers)).toBe(false);
    expect(await isLive(server, who.headers)).toBe(true);
  });
});

describe('support signs somebody out', () => {
  const end = (user: unknown, reason: unknown, claims: Parameters<typeof call>[1]) =>
    call(server.database, claims, 'select auth_service.revoke_user_sessions($1, $2)', [user, reason]);

  test('everywhere, with a reason, on record', async () => {
    const who = await account(server);
    const other = await again(who);
    const { headers } = await signIn(server.database, 3003, 'admin');
    const done = await mutate(
      server,
      'revokeUserSessions',
      { userId: who.userId, reason: ' lost telephone ' },
      'revokedSessions',
      headers,
    );
    expect(done.payload).toEqual({ revokedSessions: 2 });
    expect([await isLive(server, who.headers), await isLive(server, other.headers)]).toEqual([false, false]);
    const { rows } = await query(
      'select action, resource_type, resource_id, after_json from admin_service.admin_activity_logs order by log_id desc limit 1',
    );
    expect(rows).toEqual([
      {
        action: 'revokeUserSessions',
        resource_type: 'USER',
        resource_id: who.userId,
        after_json: { sessions: 0, reason: 'lost telephone' },
      },
    ]);
    expect((await login(server, who.email)).payload.tokens).toBeTruthy();
  });

  test('but an administrator only as a super administrator', async () => {
    const { headers } = await signIn(server.database, 3001, 'admin');
    const support = asAdmin(['SUPPORT'], 3, 3003);
    for (const admin of [3001, 3002]) expect(await refusal(end(admin, 'why', support))).toBe('FORBIDDEN');
    expect(await isLive(server, headers)).toBe(true);
    expect(await refusal(end(3002, 'why', asAdmin(['SUPER_ADMIN'], 1, 3001)))).toBe('not refused');
  });

  test('and nobody else does', async () => {
    for (const claims of [
      asAnonymous(),
      asCustomer(1),
      asSeller(2, 'MANAGER', 1006),
      asAdmin(['MODERATOR'], 2, 3002),
      asAdmin(['FINANCE', 'CATALOG_MANAGER', 'LOGISTICS_MANAGER', 'WMS_OPERATOR'], 5, 3005),
    ])
      expect(['FORBIDDEN', '42501']).toContain(await refusal(end(1, 'why', claims)));
    const support = asAdmin(['SUPPORT'], 3, 3003);
    expect(await refusal(end(1, ' ', support))).toBe('INVALID_INPUT');
    expect(await refusal(end(1, null, support))).toBe('INVALID_INPUT');
    expect(await refusal(end(999_999, 'why', support))).toBe('NOT_FOUND');
    expect(await refusal(end(null, 'why', support))).toBe('NOT_FOUND');
  });
});

describe('when a user', () => {
  const announce = async (topic: string, { userId }: Account) => {
    const client = await server.database.owner.connect();
    try {
      await client.query('begin; set local role user_service');
      await client.query(
        `select platform.emit($1, $2::text, jsonb_build_object('userId', $2::text::bigint))`,
        [topic, userId],
      );
      await client.query('commit');
    } finally {
      await client.query('rollback');
      client.release();
    }
    for (const consumer of ['auth_service.blocked_users', 'auth_service.erased_users'])
      await consume(server.database, consumer);
  };
  const reasons = async ({ userId }: Account) =>
    (
      await query(
        'select distinct end_reason, host(ip_address) as ip, device_info from auth_service.user_sessions where user_id = $1',
        [userId],
      )
    ).rows;
  const setStatus = ({ userId }: Account, status: string) =>
    query('update user_service.users set status = $2 where user_id = $1', [userId, status]);

  test('is blocked, their sessions are over, and do not come back when they are unblocked', async () => {
    const who = await account(server);
    await setStatus(who, 'BLOCKED');
    expect(await isLive(server, who.headers)).toBe(false);
    await announce('user.blocked', who);
    await setStatus(who, 'ACTIVE');
    expect(await isLive(server, who.headers)).toBe(false);
    expect(await reasons(who)).toMatchObject([{ end_reason: 'BLOCKED' }]);
    expect((await login(server, who.email)).payload.tokens).toBeTruthy();
  });

  test('was unblocked before the notice came, nothing happens', async () => {
    const who = await account(server);
    await announce('user.blocked', who);
    expect(await isLive(server, who.headers)).toBe(true);
  });

  test('is erased, nothing is left to sign in with, nor where they did; others are not touched', async () => {
    const [who, other] = [await account(server), await account(server)];
    await query(
      `insert into auth_service.two_factor_auth_settings (user_id, is_enabled, method) values ($1, true, 'EMAIL')`,
      [who.userId],
    );
    await query(`insert into auth_service.recovery_codes (user_id, code_digest) values ($1, '\\x01')`, [
      who.userId,
    ]);
    await announce('user.erased', who);
    expect(await isLive(server, who.headers)).toBe(false);
    expect(await reasons(who)).toEqual([{ end_reason: 'ERASED', ip: '0.0.0.0', device_info: null }]);
    for (const table of [
      'user_credentials',
      'two_factor_auth_settings',
      'recovery_codes',
      'challenges',
      'login_history',
    ]) {
      const { rows } = await query(
        `select count(*) filter (where user_id = $1)::integer as own, count(*) filter (where user_id = $2)::integer as others
         from auth_service.${table}`,
        [who.userId, other.userId],
      );
      expect([table, rows[0].own]).toEqual([table, 0]);
      if (!/two_factor|recovery/.test(table)) expect(rows[0].others).toBeGreaterThan(0);
    }
    expect((await login(server, who.email)).code).toBe('WRONG_CREDENTIALS');
    expect(await isLive(server, other.headers)).toBe(true);
  });
});
