import { beforeAll, describe, expect, test } from '@jest/globals';
import jsqr from 'jsqr';
import { apiServer, type Answer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { sentMessages } from '../messages.ts';
import { bearer, codeOf, factorClient, newAdmin, newUser, PASSWORD, userWithTotp } from './factorClient.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const client = factorClient(server);
const owner = async (sql: string, values: unknown[] = []) =>
  (await server.database.owner.query(sql, values)).rows;
/** Everything that was answered, to look for secrets in. */
const secrets: string[] = [];

const mailsTo = async (email: string, template: string) =>
  (await sentMessages(server.database, template)).filter(({ recipient }) => recipient === email);
const challengeOf = async (email: string): Promise<string> => {
  const answer = await client.login({ email, password: PASSWORD, deviceInfo: 'a phone' });
  expect(answer.data.login.tokens).toBeNull();
  return answer.data.login.challenge.challengeId;
};
const sessionsOf = (userId: string) =>
  owner(
    'select session_id, audience, device_info from auth_service.user_sessions where user_id = $1 and is_active',
    [userId],
  );

/** Draws the squares of an SVG, as uqr writes them, and reads the QR code they make. */
function readQr(svg: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)![1]);
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const square of svg.matchAll(/M(\d+),(\d+)h(\d+)v(\d+)h-\d+z/g)) {
    const [x, y, width, height] = square.slice(1).map(Number) as [number, number, number, number];
    for (let row = y; row < y + height; row += 1) {
      for (let at = row * size + x; at < row * size + x + width; at += 1) pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  // A CommonJS module that says `default` itself.
  const read = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  return (read as unknown as typeof jsqr.default)(pixels, size, size)?.data;
}

describe('an application', () => {
  let setUp: Awaited<ReturnType<typeof userWithTotp>>;

  beforeAll(async () => {
    setUp = await userWithTotp(server);
    secrets.push(setUp.secret, ...setUp.recoveryCodes);
  });

  test('is set up by a QR code, which says what it is of', async () => {
    const user = await newUser(server.database);
    const { headers } = await signIn(server.database, user.userId, 'shop');
    expect((await client.enableTotp({ password: 'not it at all' }, headers)).code).toBe('WRONG_CREDENTIALS');
    expect((await client.enableTotp({ password: PASSWORD })).code).toBe('NOT_SIGNED_IN');
    const { secret, otpauthUri, qrSvg } = (await client.enableTotp({ password: PASSWORD }, headers)).data
      .enableTotp;
    const read = readQr(qrSvg);
    expect(read).toBe(otpauthUri);
    const uri = new URL(read!);
    expect([uri.protocol, uri.host, uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual([
      'otpauth:',
      'totp',
      secret,
      'Marketplace in Postgres',
    ]);
    expect(decodeURIComponent(uri.pathname)).toBe(`/Marketplace in Postgres:${user.email}`);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    // Until it is confirmed nothing is asked for.
    expect((await client.login({ email: user.email, password: PASSWORD })).data.login.tokens).not.toBeNull();
    expect((await client.confirmTotp({ code: '000000' }, headers)).code).toBe('CODE_REFUSED');
    const confirmed = await client.confirmTotp({ code: codeOf(secret) }, headers);
    expect(confirmed.data.confirmTotp.recoveryCodes).toHaveLength(10);
    expect((await client.confirmTotp({ code: codeOf(secret, 1) }, headers)).code).toBe('INVALID_STATE');
    expect((await client.enableTotp({ password: PASSWORD }, headers)).code).toBe('INVALID_STATE');
    secrets.push(secret, ...confirmed.data.confirmTotp.recoveryCodes);
  });

  test('once on, it has ended the other sessions and written a mail', async () => {
    const user = await newUser(server.database);
    const other = await signIn(server.database, user.userId, 'shop');
    const own = await signIn(server.database, user.userId, 'shop');
    const { secret } = (await client.enableTotp({ password: PASSWORD }, own.headers)).data.enableTotp;
    await client.confirmTotp({ code: codeOf(secret) }, own.headers);
    expect((await sessionsOf(user.userId)).map(({ session_id }) => session_id)).toEqual([own.sessionId]);
    expect((await server.run('{ recoveryCodesLeft }', {}, other.headers)).code).toBe('SESSION_ENDED');
    expect((await server.run('{ recoveryCodesLeft }', {}, own.headers)).data.recoveryCodesLeft).toBe(10);
    expect(await mailsTo(user.email, 'factor_enabled')).toMatchObject([
      { data: { method: 'TOTP', recoveryCodesLeft: 10 } },
    ]);
  });

  test('is asked for at sign-in, and opens a session for where and on what it was begun', async () => {
    const challengeId = await challengeOf(setUp.email);
    expect((await client.verify({ challengeId, code: '12' })).code).toBe('CODE_REFUSED');
    const answer = await client.verify({ challengeId, code: codeOf(setUp.secret) });
    expect(answer.data.verifyTwoFactor.tokens).toMatchObject({ audience: 'SHOP' });
    const { sessionId } = answer.data.verifyTwoFactor.tokens;
    expect((await sessionsOf(setUp.userId)).find(({ session_id }) => session_id === sessionId)).toMatchObject(
      {
        audience: 'shop',
        device_info: 'a phone',
      },
    );
    expect((await server.run('{ recoveryCodesLeft }', {}, bearer(answer))).data.recoveryCodesLeft).toBe(10);
    const history = await owner(
      'select status from auth_service.login_history where user_id = $1 order by entry_id desc limit 2',
      [setUp.userId],
    );
    expect(history).toEqual([{ status: 'SUCCESS' }, { status: 'FAILED' }]);
    // The challenge is used, and so is the code, in another challenge.
    expect((await client.verify({ challengeId, code: codeOf(setUp.secret, 1) })).code).toBe('CODE_REFUSED');
    const again = await challengeOf(setUp.email);
    expect((await client.verify({ challengeId: again, code: codeOf(setUp.secret) })).code).toBe(
      'CODE_REFUSED',
    );
    expect((await client.verify({ challengeId: again, code: codeOf(setUp.secret, 1) })).data).toBeTruthy();
  });

  test('codes of two steps ago or ahead are of no use', async () => {
    const other = await userWithTotp(server);
    const challengeId = await challengeOf(other.email);
    for (const steps of [-3, 3]) {
      expect((await client.verify({ challengeId, code: codeOf(other.secret, steps) })).code).toBe(
        'CODE_REFUSED',
      );
    }
  });

  test('one code sent four times at once opens one session', async () => {
    const other = await userWithTotp(server);
    await owner('update auth_service.user_sessions set is_active = false where user_id = $1', [other.userId]);
    const challenges = await Promise.all([1, 2, 3, 4].map(() => challengeOf(other.email)));
    const code = codeOf(other.secret);
    const answers = await Promise.all(challenges.map((challengeId) => client.verify({ challengeId, code })));
    expect(answers.filter(({ data }) => data?.verifyTwoFactor).length).toBe(1);
    expect(answers.map(({ code: refusal }) => refusal ?? '').sort()).toEqual([
      '',
      ...Array(3).fill('CODE_REFUSED'),
    ]);
    expect(await sessionsOf(other.userId)).toHaveLength(1);
  });

  test('two right codes for one challenge open one session', async () => {
    const other = await userWithTotp(server);
    await owner('update auth_service.user_sessions set is_active = false where user_id = $1', [other.userId]);
    const challengeId = await challengeOf(other.email);
    const codes = [
      codeOf(other.secret),
      codeOf(other.secret, 1),
      other.recoveryCodes[0]!,
      other.recoveryCodes[1]!,
    ];
    const answers = await Promise.all(codes.map((code) => client.verify({ challengeId, code })));
    expect(answers.filter(({ data }) => data?.verifyTwoFactor).length).toBe(1);
    expect(await sessionsOf(other.userId)).toHaveLength(1);
  });

  test('a challenge takes five tries, and a new one no more guesses', async () => {
    const other = await userWithTotp(server);
    const first = await challengeOf(other.email);
    const tries: (string | undefined)[] = [];
    for (let at = 0; at < 5; at += 1) {
      tries.push((await client.verify({ challengeId: first, code: `00000${at}` })).code);
    }
    expect(tries).toEqual(Array(5).fill('CODE_REFUSED'));
    expect((await client.verify({ challengeId: first, code: codeOf(other.secret) })).code).toBe(
      'CODE_REFUSED',
    );
    const second = await challengeOf(other.email);
    // The sixth is let through and begins the pauses.
    expect((await client.verify({ challengeId: second, code: '000009' })).code).toBe('CODE_REFUSED');
    const slowed = await client.verify({ challengeId: second, code: codeOf(other.secret) });
    expect(slowed.code).toBe('TOO_MANY_ATTEMPTS');
    expect((slowed.errors![0]!.extensions.details as any).retryAfterSeconds).toBeGreaterThan(5);
    // Those that were refused cost the challenge nothing.
    const [{ attempts }] = (await owner(
      'select attempts from auth_service.challenges where challenge_id = $1',
      [second],
    )) as [{ attempts: number }];
    expect(attempts).toBe(1);
    await owner(`update auth_service.throttles set blocked_until = now()`);
    expect((await client.verify({ challengeId: second, code: codeOf(other.secret) })).data).toBeTruthy();
    expect(await mailsTo(other.email, 'many_attempts')).toEqual([]);
  });

  test('many tries at once at one challenge are five', async () => {
    const other = await userWithTotp(server);
    const challengeId = await challengeOf(other.email);
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => client.verify({ challengeId, code: `1000${10 + at}` })),
    );
    const [row] = await owner('select attempts from auth_service.challenges where challenge_id = $1', [
      challengeId,
    ]);
    expect(row.attempts).toBeLessThanOrEqual(5);
    const [{ count }] = (await owner(
      `select count(*)::integer from auth_service.login_history where user_id = $1 and status = 'FAILED'`,
      [other.userId],
    )) as [{ count: number }];
    expect(count).toBe(row.attempts);
  });

  test('a challenge that is not there, or over, is refused like a wrong code', async () => {
    const challengeId = await challengeOf(setUp.email);
    await owner(
      `update auth_service.challenges set expires_at = now() - interval '1 s' where challenge_id = $1`,
      [challengeId],
    );
    const gone = await client.verify({ challengeId, code: '123456' });
    const never = await client.verify({
      challengeId: '00000000-0000-4000-8000-00000000dead',
      code: '123456',
    });
    expect([gone.code, gone.errors![0]!.message]).toEqual([never.code, never.errors![0]!.message]);
    expect((await client.resend({ challengeId })).code).toBe('NOT_FOUND');
    expect((await client.verify({ challengeId: 'x', code: '123456' })).code).toBe('INVALID_INPUT');
    expect((await client.verify({ challengeId, code: '9'.repeat(41) })).code).toBe('INVALID_INPUT');
  });

  test('a blocked user is let in by no code', async () => {
    const other = await userWithTotp(server);
    const challengeId = await challengeOf(other.email);
    await owner(`update user_service.users set status = 'BLOCKED' where user_id = $1`, [other.userId]);
    expect((await client.verify({ challengeId, code: codeOf(other.secret) })).code).toBe('FORBIDDEN');
  });
});

describe('recovery codes', () => {
  test('open a session once each, however they are typed, and a mail tells', async () => {
    const user = await userWithTotp(server);
    const [first, second] = user.recoveryCodes as [string, string];
    expect(first).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
    const answer = await client.verify({
      challengeId: await challengeOf(user.email),
      code: ` ${first.toUpperCase().replaceAll('-', ' ')} `,
    });
    expect((await server.run('{ recoveryCodesLeft }', {}, bearer(answer))).data.recoveryCodesLeft).toBe(9);
    expect(await mailsTo(user.email, 'recovery_code_used')).toMatchObject([
      { data: { recoveryCodesLeft: 9 } },
    ]);
    const challengeId = await challengeOf(user.email);
    expect((await client.verify({ challengeId, code: first })).code).toBe('CODE_REFUSED');
    const both = await Promise.all(
      [challengeId, await challengeOf(user.email)].map((each) =>
        client.verify({ challengeId: each, code: second }),
      ),
    );
    expect(both.filter(({ data }) => data?.verifyTwoFactor).length).toBe(1);
  });

  test('are of their user only, and made anew against password and code', async () => {
    const user = await userWithTotp(server);
    const stranger = await userWithTotp(server);
    const challengeId = await challengeOf(user.email);
    expect((await client.verify({ challengeId, code: stranger.recoveryCodes[0] })).code).toBe('CODE_REFUSED');
    const { headers } = user;
    const code = user.recoveryCodes[0];
    expect((await client.regenerate({ password: 'not it at all', code }, headers)).code).toBe(
      'WRONG_CREDENTIALS',
    );
    expect((await client.regenerate({ password: PASSWORD, code: '000000' }, headers)).code).toBe(
      'CODE_REFUSED',
    );
    const fresh = (await client.regenerate({ password: PASSWORD, code: codeOf(user.secret) }, headers)).data
      .regenerateRecoveryCodes.recoveryCodes;
    expect(new Set([...fresh, ...user.recoveryCodes]).size).toBe(20);
    expect((await client.verify({ challengeId, code })).code).toBe('CODE_REFUSED');
    expect((await client.verify({ challengeId, code: fresh[3] })).data).toBeTruthy();
  });
});

describe('switching it off', () => {
  test('takes the password and a code, ends the other sessions, and a mail tells', async () => {
    const user = await userWithTotp(server);
    const other = await signIn(server.database, user.userId, 'shop');
    const { headers } = user;
    expect((await client.disable({ password: 'not it at all', code: '000000' }, headers)).code).toBe(
      'WRONG_CREDENTIALS',
    );
    expect((await client.disable({ password: PASSWORD, code: codeOf(user.secret, -1) }, headers)).code).toBe(
      'CODE_REFUSED',
    );
    const answer = await client.disable({ password: PASSWORD, code: codeOf(user.secret) }, headers);
    expect(answer.data.disableTwoFactor.disabled).toBe(true);
    expect((await server.run('{ recoveryCodesLeft }', {}, other.headers)).code).toBe('SESSION_ENDED');
    expect((await server.run('{ recoveryCodesLeft }', {}, headers)).data.recoveryCodesLeft).toBe(0);
    expect(await mailsTo(user.email, 'factor_disabled')).toMatchObject([{ data: { method: 'TOTP' } }]);
    expect((await client.login({ email: user.email, password: PASSWORD })).data.login.challenge).toBeNull();
    expect((await client.disable({ password: PASSWORD, code: '000000' }, headers)).code).toBe(
      'INVALID_STATE',
    );
    expect(
      await owner(
        'select is_enabled, method, totp_secret from auth_service.two_factor_auth_settings where user_id = $1',
        [user.userId],
      ),
    ).toEqual([{ is_enabled: false, method: null, totp_secret: null }]);
  });

  test('a recovery code will do; the password is not guessed', async () => {
    const user = await userWithTotp(server);
    const guesses: (string | undefined)[] = [];
    for (let at = 0; at < 7; at += 1) {
      const code = user.recoveryCodes[0];
      guesses.push((await client.disable({ password: `guess number ${at}`, code }, user.headers)).code);
    }
    expect(guesses.slice(0, 5)).toEqual(Array(5).fill('WRONG_CREDENTIALS'));
    expect(guesses.at(-1)).toBe('TOO_MANY_ATTEMPTS');
    await owner(`update auth_service.throttles set blocked_until = now()`);
    const answer = await client.disable({ password: PASSWORD, code: user.recoveryCodes[0] }, user.headers);
    expect(answer.data.disableTwoFactor.disabled).toBe(true);
  });
});

describe('giving the account up', () => {
  test('takes the code, too, which is taken once', async () => {
    const user = await userWithTotp(server);
    const standing = () => owner('select status from user_service.users where user_id = $1', [user.userId]);
    for (const more of [{}, { code: null }, { code: '000000' }, { code: codeOf(user.secret, -1) }])
      expect((await client.erase({ password: PASSWORD, ...more }, user.headers)).code).toBe('CODE_REFUSED');
    const [code] = user.recoveryCodes;
    expect((await client.erase({ password: 'not it at all', code }, user.headers)).code).toBe(
      'WRONG_CREDENTIALS',
    );
    expect(await standing()).toEqual([{ status: 'ACTIVE' }]);
    const answer = await client.erase({ password: PASSWORD, code }, user.headers);
    expect([answer.errors, answer.data]).toEqual([undefined, { eraseMyAccount: { erased: true } }]);
    expect(await standing()).toEqual([{ status: 'ERASED' }]);
  });

  test('is refused to an administrator, and uses no code up', async () => {
    const user = await userWithTotp(server);
    await newAdmin(server.database, user.userId, `super${user.userId}`, ['SUPER_ADMIN']);
    const [code] = user.recoveryCodes;
    for (let again = 0; again < 2; again++) {
      const answer = await client.erase({ password: PASSWORD, code }, user.headers);
      expect([answer.code, answer.errors![0]!.extensions.details]).toEqual([
        'INVALID_STATE',
        { reasons: ['ADMINISTRATOR'] },
      ]);
    }
  });
});

test('no secret is in a log line, nor readable, nor in clear in the database', async () => {
  expect(secrets.length).toBeGreaterThan(20);
  const log = JSON.stringify(server.log);
  for (const secret of secrets) expect(log).not.toContain(secret);
  const stored = await owner(
    `select totp_secret from auth_service.two_factor_auth_settings where totp_secret like 'first.%'`,
  );
  expect(stored.length).toBeGreaterThan(5);
  for (const { totp_secret } of stored)
    for (const secret of secrets) expect(totp_secret).not.toContain(secret);
  const reader = await userWithTotp(server);
  const field = (name: string): Promise<Answer> =>
    server.run(`{ twoFactorAuthSetting(userId: "${reader.userId}") { ${name} } }`, {}, reader.headers);
  expect((await field('method')).data.twoFactorAuthSetting).toEqual({ method: 'TOTP' });
  for (const name of ['totpSecret', 'totpLastStep'])
    expect((await field(name)).errors![0]!.message).toMatch(/^Cannot query field/);
});
