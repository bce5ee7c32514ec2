import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import {
  bearer,
  codeOf,
  factorClient,
  newAdmin,
  newUser,
  PASSWORD,
  userWithTotp,
} from '../auth_service/factorClient.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const client = factorClient(server);
const owner = async (sql: string, values: unknown[] = []) =>
  (await server.database.owner.query(sql, values)).rows;
const ME = '{ adminUsers(first: 9) { nodes { username roles } } }';

let support: { userId: string; email: string };
beforeAll(async () => {
  support = await newUser(server.database);
  await newAdmin(server.database, support.userId, 'helper', ['SUPPORT']);
});

test('an administrator signs in by name and password, for the portal ADMIN', async () => {
  const answer = await client.adminLogin({ username: ' Helper ', password: PASSWORD, deviceInfo: 'a desk' });
  expect(answer.data.adminLogin).toMatchObject({ tokens: { audience: 'ADMIN' }, challenge: null });
  expect((await server.run(ME, {}, bearer(answer))).data.adminUsers.nodes).toEqual([
    { username: 'helper', roles: ['SUPPORT'] },
  ]);
  expect(
    await owner('select status, device_info from auth_service.login_history where user_id = $1', [
      support.userId,
    ]),
  ).toEqual([{ status: 'SUCCESS', device_info: 'a desk' }]);
});

test("an account's own password opens no back office, right or wrong", async () => {
  const asUser = { email: support.email, password: PASSWORD, audience: 'ADMIN' };
  expect((await client.login(asUser)).code).toBe('FORBIDDEN');
  expect((await client.login({ ...asUser, password: 'not it at all' })).code).toBe('WRONG_CREDENTIALS');
  expect((await client.login({ ...asUser, audience: 'SHOP' })).data.login.tokens.audience).toBe('SHOP');
});

test('an unknown name, a wrong password, one dismissed and one who has no password yet are told the same', async () => {
  const dismissed = await newUser(server.database);
  const invited = await newUser(server.database);
  await newAdmin(server.database, dismissed.userId, 'dismissed', ['SUPPORT']);
  await newAdmin(server.database, invited.userId, 'invited', ['SUPPORT']);
  await owner(`update admin_service.admin_users set is_active = false where username = 'dismissed'`);
  await owner(`update admin_service.admin_users set password_hash = '!' where username = 'invited'`);
  const answers = [
    await client.adminLogin({ username: 'helper', password: 'not it at all' }),
    await client.adminLogin({ username: 'nobody.here', password: PASSWORD }),
    await client.adminLogin({ username: 'dismissed', password: PASSWORD }),
    await client.adminLogin({ username: 'invited', password: '!!!!!!!!!!' }),
    await client.adminLogin({ username: 'nobody.here', password: PASSWORD, code: '123456' }),
  ];
  for (const { status, errors } of answers) {
    expect([status, errors]).toEqual([answers[0]!.status, answers[0]!.errors]);
  }
  expect(answers[0]!.code).toBe('WRONG_CREDENTIALS');
  await owner(`update user_service.users set status = 'BLOCKED' where user_id = $1`, [invited.userId]);
  await owner(
    `update admin_service.admin_users set password_hash = (select password_hash from admin_service.admin_users
     where username = 'helper') where username = 'invited'`,
  );
  expect((await client.adminLogin({ username: 'invited', password: PASSWORD })).code).toBe('ACCOUNT_BLOCKED');
});

test('guessing is slowed, of a name that exists like one that does not', async () => {
  const outcomes: Record<string, string[]> = {};
  for (const username of ['moderator', 'made.up']) {
    await owner('delete from auth_service.throttles');
    outcomes[username] = [];
    for (let at = 0; at < 7; at += 1) {
      outcomes[username].push((await client.adminLogin({ username, password: `guess number ${at}` })).code!);
    }
  }
  expect(outcomes['moderator']).toEqual(outcomes['made.up']);
  expect(outcomes['moderator']).toEqual([...Array(6).fill('WRONG_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
  await owner('delete from auth_service.throttles');
});

test('who signs in where they have been before lifts no pause of the address', async () => {
  const here = `auth_service.throttle_subject('address', host(ip))`;
  await client.adminLogin({ username: 'helper', password: PASSWORD });
  const [{ ip }] = (await owner(
    `select host(ip_address) as ip from auth_service.login_history where user_id = $1 and status = 'SUCCESS' limit 1`,
    [support.userId],
  )) as [{ ip: string }];
  await owner(
    `insert into auth_service.throttles select ${here}, 46, now(), now() + interval '1 minute' from (select $1::inet as ip) as from_here
     on conflict (subject) do update set failures = excluded.failures, blocked_until = excluded.blocked_until`,
    [ip],
  );
  expect(
    (await client.adminLogin({ username: 'helper', password: PASSWORD })).data.adminLogin.tokens,
  ).toBeTruthy();
  expect((await client.adminLogin({ username: 'made.up', password: PASSWORD })).code).toBe(
    'TOO_MANY_ATTEMPTS',
  );
  await owner('delete from auth_service.throttles');
});

describe('a second factor', () => {
  test('is a must for a super administrator, who sets it up in the shop', async () => {
    const user = await newUser(server.database);
    await newAdmin(server.database, user.userId, 'boss', ['SUPPORT', 'SUPER_ADMIN']);
    const given = { username: 'boss', password: PASSWORD };
    expect((await client.adminLogin({ ...given, password: 'not it at all' })).code).toBe('WRONG_CREDENTIALS');
    expect((await client.adminLogin(given)).code).toBe('TWO_FACTOR_REQUIRED');
    expect((await client.adminLogin({ ...given, code: '123456' })).code).toBe('TWO_FACTOR_REQUIRED');

    const shop = bearer(await client.login({ email: user.email, password: PASSWORD }));
    const { secret } = (await client.enableTotp({ password: PASSWORD }, shop)).data.enableTotp;
    expect((await client.adminLogin(given)).code).toBe('TWO_FACTOR_REQUIRED');
    await client.confirmTotp({ code: codeOf(secret, -1) }, shop);

    const { challenge } = (await client.adminLogin(given)).data.adminLogin;
    expect(challenge.method).toBe('TOTP');
    const { challengeId } = challenge;
    const opened = await client.verify({ challengeId, code: codeOf(secret) });
    expect(opened.data.verifyTwoFactor.tokens.audience).toBe('ADMIN');
    expect((await server.run(ME, {}, bearer(opened))).data.adminUsers.nodes.length).toBeGreaterThan(5);

    // Switched off, the back office is left.
    const off = { password: PASSWORD, code: codeOf(secret, 1) };
    expect((await client.disable(off, bearer(opened))).data.disableTwoFactor.disabled).toBe(true);
    expect((await server.run(ME, {}, bearer(opened))).code).toBe('SESSION_ENDED');
    expect((await client.adminLogin(given)).code).toBe('TWO_FACTOR_REQUIRED');
  });

  test('its code may come along, once, and is throttled like any', async () => {
    const user = await userWithTotp(server);
    await newAdmin(server.database, user.userId, 'quick', ['SUPER_ADMIN']);
    const given = { username: 'quick', password: PASSWORD };
    expect((await client.adminLogin({ ...given, code: '000000' })).code).toBe('CODE_REFUSED');
    const code = codeOf(user.secret);
    const both = await Promise.all([1, 2, 3].map(() => client.adminLogin({ ...given, code })));
    expect(both.map((answer) => answer.code ?? '').sort()).toEqual(['', 'CODE_REFUSED', 'CODE_REFUSED']);
    await owner('delete from auth_service.throttles');
    const tries: (string | undefined)[] = [];
    for (let at = 0; at < 7; at += 1)
      tries.push((await client.adminLogin({ ...given, code: `00000${at}` })).code);
    expect(tries).toEqual([...Array(6).fill('CODE_REFUSED'), 'TOO_MANY_ATTEMPTS']);
    // The same throttle as in the shop, across both.
    const { challengeId } = (await client.login({ email: user.email, password: PASSWORD })).data.login
      .challenge;
    expect((await client.verify({ challengeId, code: codeOf(user.secret, 1) })).code).toBe(
      'TOO_MANY_ATTEMPTS',
    );
    await owner('delete from auth_service.throttles');
  });

  test('somebody who is made a super administrator without one has to sign in again', async () => {
    const [plain, safe] = [await newUser(server.database), await userWithTotp(server)];
    const plainId = await newAdmin(server.database, plain.userId, 'plain', ['SUPPORT']);
    const safeId = await newAdmin(server.database, safe.userId, 'safe', ['SUPER_ADMIN']);
    const boss = bearer(
      await client.adminLogin({ username: 'safe', password: PASSWORD, code: codeOf(safe.secret) }),
    );
    const session = bearer(await client.adminLogin({ username: 'plain', password: PASSWORD }));
    const raised = await client.changeRoles({ adminId: plainId, roles: ['SUPER_ADMIN'] }, boss);
    expect(raised.errors).toBeUndefined();
    expect((await server.run(ME, {}, session)).code).toBe('SESSION_ENDED');
    expect((await client.adminLogin({ username: 'plain', password: PASSWORD })).code).toBe(
      'TWO_FACTOR_REQUIRED',
    );
    await client.changeRoles({ adminId: safeId, roles: ['SUPER_ADMIN', 'FINANCE'] }, boss);
    expect((await server.run(ME, {}, boss)).errors).toBeUndefined();
  });
});

test('a name that exists is refused no faster or slower than one that does not', async () => {
  const names = ['helper', 'never.was'] as const;
  const took: Record<string, number[]> = { helper: [], 'never.was': [] };
  for (let at = 0; at < 60; at += 1) {
    await owner('delete from auth_service.throttles');
    // In turns, and each first as often as the other.
    for (const username of at % 2 ? names : [...names].reverse()) {
      const began = performance.now();
      await client.adminLogin({ username, password: 'not it at all', code: '123456' });
      took[username]!.push(performance.now() - began);
    }
  }
  const median = (times: number[]) => times.toSorted((one, other) => one - other)[times.length / 2]!;
  const [known, unknown] = [median(took['helper']!), median(took['never.was']!)];
  console.info(
    `adminLogin refused: a known name ${known.toFixed(1)} ms, an unknown one ${unknown.toFixed(1)} ms`,
  );
  expect(Math.abs(known - unknown)).toBeLessThan(0.3 * Math.max(known, unknown));
});
