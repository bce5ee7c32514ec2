import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { latestMessage, messagesTo } from '../messages.ts';
import {
  account,
  accountServer,
  forgetThrottles,
  freshEmail,
  isLive,
  login,
  minutesLater,
  mutate,
  PASSWORD,
  register,
  type Account,
} from './accounts.ts';

const server = accountServer();
const NEW_PASSWORD = 'nine green cranes';
const change = (who: Account, currentPassword: string, newPassword: string) =>
  mutate(server, 'changePassword', { currentPassword, newPassword }, 'revokedSessions', who.headers);
const ask = (email: string) => mutate(server, 'requestPasswordReset', { email }, 'goodForMinutes');
const reset = (token: string, newPassword = NEW_PASSWORD) =>
  mutate(server, 'resetPassword', { token, newPassword }, 'email');
const tokenFor = async (email: string): Promise<string> => {
  await ask(email);
  return (await latestMessage(server.database, email, 'reset_password')).secret.token;
};
const second = async ({ email }: Account) => {
  const { payload } = await login(server, email);
  return { authorization: `Bearer ${payload.tokens.accessToken}` };
};
const failedOf = (answer: Awaited<ReturnType<typeof reset>>) => [
  answer.code,
  answer.errors?.[0]!.extensions.field,
];

describe('resetting', () => {
  test('sets the password by a link, once; ends every session, and the owner is told', async () => {
    const who = await account(server);
    const elsewhere = await second(who);
    const token = await tokenFor(who.email);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const done = await reset(token);
    expect([done.payload.email, done.headers.get('set-cookie')]).toEqual([who.email, null]);
    expect([await isLive(server, who.headers), await isLive(server, elsewhere)]).toEqual([false, false]);
    expect((await login(server, who.email)).code).toBe('WRONG_CREDENTIALS');
    expect((await login(server, who.email, { password: NEW_PASSWORD })).payload.tokens).toBeTruthy();
    expect(failedOf(await reset(token, 'another good password'))).toEqual(['CODE_REFUSED', 'token']);
    await latestMessage(server.database, who.email, 'password_changed');
    const { rows } = await server.database.owner.query(
      'select distinct end_reason from auth_service.user_sessions where user_id = $1 and not is_active',
      [who.userId],
    );
    expect(rows).toEqual([{ end_reason: 'PASSWORD_CHANGED' }]);
  });

  test('the database has the token’s SHA-256 and nothing else of it', async () => {
    const who = await account(server);
    const token = await tokenFor(who.email);
    const { rows } = await server.database.owner.query(
      `select challenge::text as row, encode(code_digest, 'hex') as digest
       from auth_service.challenges as challenge where user_id = $1 and used_at is null`,
      [who.userId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].digest).toBe(createHash('sha256').update(token).digest('hex'));
    const { rows: messages } = await server.database.owner.query(
      'select message::text as row from platform.messages as message where recipient = $1',
      [who.email],
    );
    for (const { row } of [...rows, ...messages]) expect(row).not.toContain(token);
  });

  test('many at once with one link: one password is set', async () => {
    const who = await account(server);
    const token = await tokenFor(who.email);
    const choices = Array.from({ length: 6 }, (_, at) => `number ${at} of the choices`);
    const answers = await Promise.all(choices.map((choice) => reset(token, choice)));
    const taken = choices.filter((_, at) => answers[at]!.payload);
    expect(taken).toHaveLength(1);
    expect((await login(server, who.email, { password: taken[0]! })).payload.tokens).toBeTruthy();
  });

  test('a link that is old, made up or overtaken by another is refused', async () => {
    const who = await account(server);
    const first = await tokenFor(who.email);
    await minutesLater(server);
    const later = await tokenFor(who.email);
    expect(later).not.toBe(first);
    expect((await reset(later)).payload).toBeTruthy();
    expect((await reset(first, 'another good password')).code).toBe('CODE_REFUSED');
    await minutesLater(server);
    const last = await tokenFor(who.email);
    await server.database.owner.query(
      `update auth_service.challenges set expires_at = now() where user_id = $1 and used_at is null`,
      [who.userId],
    );
    expect((await reset(last, 'another good password')).code).toBe('CODE_REFUSED');
    expect((await reset('A'.repeat(43))).code).toBe('CODE_REFUSED');
    expect(failedOf(await reset(''))).toEqual(['INVALID_INPUT', 'token']);
  });

  test('a poor password, or the old one, is refused, and the link is still good', async () => {
    const who = await account(server);
    const token = await tokenFor(who.email);
    for (const poor of ['short', 'password123', 'vera orlova', PASSWORD])
      expect(failedOf(await reset(token, poor))).toEqual(['INVALID_INPUT', 'newPassword']);
    expect((await reset(token)).payload.email).toBe(who.email);
  });

  test('proves the address of who never did, and takes it from a stranger who registered it', async () => {
    const email = freshEmail();
    await register(server, email, { password: 'the strangers choice' });
    expect((await reset(await tokenFor(email))).payload.email).toBe(email);
    expect((await login(server, email, { password: 'the strangers choice' })).code).toBe('WRONG_CREDENTIALS');
    expect((await login(server, email, { password: NEW_PASSWORD })).payload.tokens).toBeTruthy();
  });

  test('bypasses no second factor', async () => {
    const who = await account(server);
    await server.database.owner.query(
      `insert into auth_service.two_factor_auth_settings (user_id, is_enabled, method) values ($1, true, 'EMAIL')`,
      [who.userId],
    );
    const done = await reset(await tokenFor(who.email));
    expect(done.payload).toEqual({ email: who.email });
    expect((await login(server, who.email, { password: NEW_PASSWORD })).payload).toMatchObject({
      tokens: null,
      challenge: { method: 'EMAIL' },
    });
  });

  test('forgives what was mistyped before, where it is done', async () => {
    const who = await account(server);
    const here = { 'x-forwarded-for': '203.0.113.77' };
    for (let attempt = 0; attempt < 6; attempt++)
      await login(server, who.email, { password: 'mistyped' }, here);
    expect((await login(server, who.email, {}, here)).code).toBe('TOO_MANY_ATTEMPTS');
    const token = await tokenFor(who.email);
    await mutate(server, 'resetPassword', { token, newPassword: NEW_PASSWORD }, 'email', here);
    expect((await login(server, who.email, { password: NEW_PASSWORD }, here)).payload.tokens).toBeTruthy();
  });

  test('is a way in for whoever a stranger keeps out by trying on', async () => {
    const who = await account(server);
    const here = { 'x-forwarded-for': '203.0.113.78' };
    const kept = () =>
      server.database.owner.query(
        `insert into auth_service.throttles
         values (auth_service.throttle_subject('name', $1), 40, now(), now() + interval '1 minute')
         on conflict (subject) do update set blocked_until = excluded.blocked_until`,
        [who.email],
      );
    await kept();
    expect((await login(server, who.email, {}, here)).code).toBe('TOO_MANY_ATTEMPTS');
    const token = await tokenFor(who.email);
    await mutate(server, 'resetPassword', { token, newPassword: NEW_PASSWORD }, 'email', here);
    await kept();
    expect((await login(server, who.email, { password: NEW_PASSWORD })).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await login(server, who.email, { password: NEW_PASSWORD }, here)).payload.tokens).toBeTruthy();
  });

  test('the answer is the same when nobody has the address, and when it is asked too often', async () => {
    const { email } = await account(server);
    const unknown = freshEmail();
    const decoys = async () => (await messagesTo(server.database, null)).length;
    const before = await decoys();
    const [known, other] = [await ask(email), await ask(unknown)];
    expect([known.status, known.text]).toEqual([other.status, other.text]);
    expect(await decoys()).toBe(before + 1);
    expect(await messagesTo(server.database, unknown)).toEqual([]);
    const [soon, soonOther] = [await ask(email), await ask(unknown)];
    expect([soon.code, soon.text]).toEqual(['TOO_MANY_ATTEMPTS', soonOther.text]);
    expect((soon.errors![0]!.extensions.details as any).retryAfterSeconds).toBeGreaterThan(50);
  });

  test('codes that a stranger has sent to somebody do not keep them from a link', async () => {
    const { email } = await account(server);
    await forgetThrottles(server);
    await register(server, email);
    expect((await register(server, email)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await ask(email)).payload).toEqual({ goodForMinutes: 60 });
  });
});

describe('changing', () => {
  test('takes the old password, ends the other sessions, leaves this one, and tells the owner', async () => {
    const who = await account(server);
    const elsewhere = await second(who);
    const token = await tokenFor(who.email);
    expect((await change(who, PASSWORD, NEW_PASSWORD)).payload).toEqual({ revokedSessions: 1 });
    expect([await isLive(server, who.headers), await isLive(server, elsewhere)]).toEqual([true, false]);
    expect((await login(server, who.email)).code).toBe('WRONG_CREDENTIALS');
    expect((await login(server, who.email, { password: NEW_PASSWORD })).payload.tokens).toBeTruthy();
    await latestMessage(server.database, who.email, 'password_changed');
    // A link that somebody asked for before is worthless.
    expect((await reset(token, 'another good password')).code).toBe('CODE_REFUSED');
  });

  test('is for the signed-in, with another password that is good', async () => {
    const who = await account(server);
    const input = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await mutate(server, 'changePassword', input, 'revokedSessions')).code).toBe('NOT_SIGNED_IN');
    expect(failedOf(await change(who, 'wrong one', NEW_PASSWORD))).toEqual([
      'WRONG_CREDENTIALS',
      'currentPassword',
    ]);
    for (const poor of ['short', 'iloveyou123', PASSWORD])
      expect(failedOf(await change(who, PASSWORD, poor))).toEqual(['INVALID_INPUT', 'newPassword']);
    expect((await change(who, PASSWORD, NEW_PASSWORD)).payload).toBeTruthy();
  });

  test('who has a session only cannot guess: the sixth wrong one waits, and so does the right one', async () => {
    const who = await account(server);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => change(who, `guess ${at}`, NEW_PASSWORD)),
    );
    const codes = answers.map(({ code }) => code);
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS').length).toBeLessThanOrEqual(6);
    expect(codes).toContain('TOO_MANY_ATTEMPTS');
    expect((await change(who, PASSWORD, NEW_PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS');
    await minutesLater(server);
    expect((await change(who, PASSWORD, NEW_PASSWORD)).payload).toBeTruthy();
  });

  test('two at once with the old password: one changes it', async () => {
    const who = await account(server);
    const answers = await Promise.all([
      change(who, PASSWORD, NEW_PASSWORD),
      change(who, PASSWORD, 'another good password'),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['WRONG_CREDENTIALS', undefined].sort());
  });

  test('a sign-in with the old password that is under way opens nothing that outlives it', async () => {
    const who = await account(server);
    const [changed, ...entered] = await Promise.all([
      change(who, PASSWORD, NEW_PASSWORD),
      ...Array.from({ length: 4 }, () => login(server, who.email)),
    ]);
    expect(changed!.payload).toBeTruthy();
    for (const { payload, code } of entered) {
      if (code) expect(code).toBe('WRONG_CREDENTIALS');
      else
        expect(await isLive(server, { authorization: `Bearer ${payload.tokens.accessToken}` })).toBe(false);
    }
  });
});
