import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { bearer, factorClient, newAdmin, newUser, PASSWORD } from '../auth_service/factorClient.ts';
import { sentMessages } from '../messages.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const client = factorClient(server);
const owner = async (sql: string, values: unknown[] = []) =>
  (await server.database.owner.query(sql, values)).rows;
const NEXT = 'seventeen violet umbrellas';
let boss: Record<string, string>;
let support: Record<string, string>;
let shopper: Record<string, string>;

beforeAll(async () => {
  boss = (await signIn(server.database, 3001, 'admin')).headers;
  support = (await signIn(server.database, 3003, 'admin')).headers;
  shopper = (await signIn(server.database, 3001, 'shop')).headers;
});

const lastLog = async (count: number) =>
  owner(
    `select action, resource_type, resource_id, before_json, after_json, host(ip_address) as ip
     from admin_service.admin_activity_logs order by log_id desc limit $1`,
    [count],
  );
const tokenFor = async (email: string): Promise<string> =>
  (await sentMessages(server.database, 'admin_invitation'))
    .filter(({ recipient }) => recipient === email)
    .at(-1)!.secret.token;

describe('an administrator', () => {
  test('is invited, sets a password once, and signs in', async () => {
    const user = await newUser(server.database);
    const made = await client.createAdmin(
      { userId: user.userId, username: 'Newcomer', roles: ['FINANCE', 'SUPPORT', 'FINANCE'] },
      boss,
    );
    const { adminId } = made.data.createAdmin;
    expect(await lastLog(2)).toMatchObject([
      { action: 'updateAdmin', resource_id: adminId, after_json: { invitation_digest: 'changed' } },
      {
        action: 'createAdmin',
        resource_type: 'ADMIN',
        resource_id: adminId,
        before_json: null,
        after_json: { username: 'newcomer', roles: ['SUPPORT', 'FINANCE'], password_hash: 'changed' },
        ip: '127.0.0.1',
      },
    ]);
    expect(JSON.stringify(await lastLog(2))).not.toMatch(/argon2|\\\\x/);
    const token = await tokenFor(user.email);
    expect(JSON.stringify(server.log)).not.toContain(token);

    expect((await client.acceptInvitation({ token: `${token}x`, password: NEXT })).code).toBe('CODE_REFUSED');
    expect((await client.acceptInvitation({ token, password: 'password123' })).code).toBe('INVALID_INPUT');
    const twice = await Promise.all([1, 2].map(() => client.acceptInvitation({ token, password: NEXT })));
    expect(twice.map(({ code }) => code ?? '').sort()).toEqual(['', 'CODE_REFUSED']);
    const session = bearer(await client.adminLogin({ username: 'newcomer', password: NEXT }));
    expect((await lastLog(1))[0]).toMatchObject({ action: 'acceptAdminInvitation', resource_id: adminId });

    // A new token: the password is good until it is used, then the sessions end.
    expect((await client.inviteAdmin({ adminId }, boss)).data.inviteAdmin.adminId).toBe(adminId);
    await client.acceptInvitation({ token: await tokenFor(user.email), password: PASSWORD });
    expect((await server.run('{ recoveryCodesLeft }', {}, session)).code).toBe('SESSION_ENDED');
    expect((await client.adminLogin({ username: 'newcomer', password: NEXT })).code).toBe(
      'WRONG_CREDENTIALS',
    );
  });

  test('an invitation ends after three days, and with whom it is for', async () => {
    const user = await newUser(server.database);
    const input = { userId: user.userId, username: 'late', roles: ['SUPPORT'] };
    const { adminId } = (await client.createAdmin(input, boss)).data.createAdmin;
    await owner(
      `update admin_service.admin_users set invitation_expires_at = now() - interval '1 s' where admin_id = $1`,
      [adminId],
    );
    const accept = async () => client.acceptInvitation({ token: await tokenFor(user.email), password: NEXT });
    expect((await accept()).code).toBe('CODE_REFUSED');
    await client.inviteAdmin({ adminId }, boss);
    await client.deactivate({ adminId }, boss);
    expect((await accept()).code).toBe('CODE_REFUSED');
    expect((await client.inviteAdmin({ adminId }, boss)).code).toBe('NOT_FOUND');
  });

  test('is made of an active user, once, with a name and roles that there are', async () => {
    const user = await newUser(server.database);
    const input = { userId: user.userId, username: 'somebody', roles: ['SUPPORT'] };
    const refused = async (change: object, headers = boss) =>
      (await client.createAdmin({ ...input, ...change }, headers)).code;
    expect(await refused({ username: 'a b' })).toBe('INVALID_INPUT');
    expect(await refused({ roles: [] })).toBe('INVALID_INPUT');
    expect(await refused({ roles: ['KING'] })).toBe('INVALID_INPUT');
    expect(await refused({ username: 'moderator' })).toBe('INVALID_STATE');
    expect(await refused({ userId: '3002' })).toBe('INVALID_STATE');
    expect(await refused({ userId: '999999999' })).toBe('INVALID_STATE');
    expect(await refused({}, support)).toBe('FORBIDDEN');
    expect(await refused({}, shopper)).toBe('FORBIDDEN');
    expect(await refused({}, {})).toBe('NOT_SIGNED_IN');
    expect(await owner(`select from admin_service.admin_users where username = 'somebody'`)).toEqual([]);
    expect(await refused({})).toBeUndefined();
  });

  test('with other roles has them at the next request; dismissed, they have no session', async () => {
    const user = await newUser(server.database);
    const adminId = await newAdmin(server.database, user.userId, 'changing', ['SUPPORT']);
    const session = (await signIn(server.database, user.userId, 'admin')).headers;
    const shop = (await signIn(server.database, user.userId, 'shop')).headers;
    const moderation = () => server.run('{ moderationItems(first: 1) { nodes { reason } } }', {}, session);
    expect((await moderation()).data.moderationItems.nodes).toHaveLength(1);
    const changed = await client.changeRoles({ adminId, roles: ['FINANCE'] }, boss);
    expect(changed.data.changeAdminRoles.adminUser.roles).toEqual(['FINANCE']);
    expect((await moderation()).data.moderationItems.nodes).toEqual([]);
    expect(await lastLog(1)).toMatchObject([
      {
        action: 'updateAdmin',
        resource_id: adminId,
        before_json: { roles: ['SUPPORT'] },
        after_json: { roles: ['FINANCE'] },
      },
    ]);
    await client.deactivate({ adminId }, boss);
    expect((await moderation()).code).toBe('SESSION_ENDED');
    expect((await client.deactivate({ adminId }, boss)).code).toBe('INVALID_STATE');
    await client.reactivate({ adminId }, boss);
    expect((await client.reactivate({ adminId }, boss)).code).toBe('INVALID_STATE');
    // What has ended stays ended; what is of the shop went on.
    expect((await moderation()).code).toBe('SESSION_ENDED');
    expect((await server.run('{ recoveryCodesLeft }', {}, shop)).data.recoveryCodesLeft).toBe(0);
    expect(
      (await client.adminLogin({ username: 'changing', password: PASSWORD })).data.adminLogin.tokens,
    ).toBeTruthy();
  });

  test('is changed by super administrators only, and only if there', async () => {
    for (const [field, more] of [
      ['changeRoles', { roles: ['SUPPORT'] }],
      ['deactivate', {}],
      ['reactivate', {}],
    ] as const) {
      expect((await client[field]({ adminId: '4', ...more }, support)).code).toBe('FORBIDDEN');
      expect((await client[field]({ adminId: '4', ...more }, shopper)).code).toBe('FORBIDDEN');
      expect((await client[field]({ adminId: '4', ...more })).code).toBe('NOT_SIGNED_IN');
      expect((await client[field]({ adminId: '999999', ...more }, boss)).code).toBe('NOT_FOUND');
    }
    expect((await client.changeRoles({ adminId: '4', roles: ['KING'] }, boss)).code).toBe('INVALID_INPUT');
    expect((await client.changeRoles({ adminId: '4', roles: [] }, boss)).code).toBe('INVALID_INPUT');
  });

  test('changes the password against the one before', async () => {
    const user = await newUser(server.database);
    await newAdmin(server.database, user.userId, 'careful', ['SUPPORT']);
    const first = bearer(await client.adminLogin({ username: 'careful', password: PASSWORD }));
    const second = bearer(await client.adminLogin({ username: 'careful', password: PASSWORD }));
    const change = (currentPassword: string, newPassword: string, headers: Record<string, string> = first) =>
      client.adminChangePassword({ currentPassword, newPassword }, headers);
    expect((await change('not it at all', NEXT)).code).toBe('WRONG_CREDENTIALS');
    expect((await change(PASSWORD, 'short')).code).toBe('INVALID_INPUT');
    expect((await change(PASSWORD, 'carefulcar')).code).toBe('INVALID_INPUT');
    expect((await change(PASSWORD, NEXT, shopper)).code).toBe('FORBIDDEN');
    expect((await change(PASSWORD, NEXT)).data.adminChangePassword.changed).toBe(true);
    expect((await server.run('{ recoveryCodesLeft }', {}, second)).code).toBe('SESSION_ENDED');
    expect((await server.run('{ recoveryCodesLeft }', {}, first)).errors).toBeUndefined();
    expect((await lastLog(1))[0]).toMatchObject({
      action: 'updateAdmin',
      after_json: { password_hash: 'changed' },
    });
    expect(
      (await client.adminLogin({ username: 'careful', password: NEXT })).data.adminLogin.tokens,
    ).toBeTruthy();
    // The account's own is another.
    expect((await client.login({ email: user.email, password: PASSWORD })).data.login.tokens).toBeTruthy();
    const mails = await sentMessages(server.database, 'password_changed');
    expect(mails.filter(({ recipient }) => recipient === user.email)).toHaveLength(1);
  });
});

describe('a password that is replaced while it is compared', () => {
  test('two at once with the old one: one changes it', async () => {
    const user = await newUser(server.database);
    await newAdmin(server.database, user.userId, 'doubled', ['SUPPORT']);
    const headers = bearer(await client.adminLogin({ username: 'doubled', password: PASSWORD }));
    const answers = await Promise.all(
      [NEXT, 'another good password'].map((newPassword) =>
        client.adminChangePassword({ currentPassword: PASSWORD, newPassword }, headers),
      ),
    );
    expect(answers.map(({ code }) => code ?? '').sort()).toEqual(['', 'WRONG_CREDENTIALS']);
  });

  test('opens nothing, and is not put back by being hashed anew', async () => {
    const user = await newUser(server.database);
    const adminId = await newAdmin(server.database, user.userId, 'outrun', ['SUPPORT']);
    const hash = `select password_hash from admin_service.admin_users where admin_id = $1`;
    const [{ password_hash: compared }] = (await owner(hash, [adminId])) as [{ password_hash: string }];
    await owner(`update admin_service.admin_users set password_hash = 'replaced' where admin_id = $1`, [
      adminId,
    ]);
    const finish = (comparedHash: string) =>
      owner(
        `select outcome from auth_service.finish_admin_sign_in(
           'outrun', $1, true, 'hashed anew', false, null, '192.0.2.7', 'a desk', gen_random_uuid(), gen_random_uuid(),
           null, $2)`,
        [adminId, comparedHash],
      );
    expect(await finish(compared)).toEqual([{ outcome: 'WRONG' }]);
    expect(await owner(hash, [adminId])).toEqual([{ password_hash: 'replaced' }]);
    expect(await finish('replaced')).toEqual([{ outcome: 'SIGNED_IN' }]);
  });
});

test('of fifty-one super administrators who all step down at once, one remains', async () => {
  const each = await Promise.all(
    Array.from({ length: 50 }, async (_, at) => {
      const { userId } = await newUser(server.database);
      const adminId = await newAdmin(server.database, userId, `super${at}`, ['SUPER_ADMIN']);
      return { adminId, headers: (await signIn(server.database, userId, 'admin')).headers };
    }),
  );
  const all = [...each, { adminId: '1', headers: boss as { authorization: string } }];
  const answers = await Promise.all(
    all.map(({ adminId, headers }, at) =>
      at % 2
        ? client.changeRoles({ adminId, roles: ['SUPPORT'] }, headers)
        : client.deactivate({ adminId }, headers),
    ),
  );
  const codes = answers.map(({ code }) => code ?? 'done');
  expect(codes.filter((code) => code !== 'done')).toEqual(['INVALID_STATE']);
  const left = await owner(
    `select admin_id::text from admin_service.admin_users where is_active and 'SUPER_ADMIN' = any (roles)`,
  );
  expect(left).toEqual([{ admin_id: all[codes.indexOf('INVALID_STATE')]!.adminId }]);
});

test('of two who demote one another at once, one remains', async () => {
  const pair = await Promise.all(
    ['left', 'right'].map(async (name) => {
      const { userId } = await newUser(server.database);
      const adminId = await newAdmin(server.database, userId, name, ['SUPER_ADMIN']);
      return { adminId, headers: (await signIn(server.database, userId, 'admin')).headers };
    }),
  );
  const [left, right] = pair as [(typeof pair)[0], (typeof pair)[0]];
  const answers = await Promise.all([
    client.changeRoles({ adminId: right.adminId, roles: ['SUPPORT'] }, left.headers),
    client.changeRoles({ adminId: left.adminId, roles: ['SUPPORT'] }, right.headers),
  ]);
  expect(answers.map(({ code }) => code ?? '').sort()).toEqual(['', 'FORBIDDEN']);
});
