import { describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { sentMessages } from '../messages.ts';
import { bearer, codeOf, factorClient, newUser, PASSWORD } from './factorClient.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const client = factorClient(server);
const owner = async (sql: string, values: unknown[] = []) =>
  (await server.database.owner.query(sql, values)).rows;
const sent = async (recipient: string, template: string) =>
  (await sentMessages(server.database, template)).filter((message) => message.recipient === recipient);
const lastCode = async (recipient: string, template: string): Promise<string> =>
  (await sent(recipient, template)).at(-1)!.secret.code;
/** As if the pauses between messages were over. */
const rest = () => owner('update auth_service.throttles set blocked_until = now()');

async function withCodes(method: 'SMS' | 'EMAIL') {
  const user = await newUser(server.database);
  const [{ phone_number: phone }] = (await owner(
    'select phone_number from user_service.users where user_id = $1',
    [user.userId],
  )) as [{ phone_number: string }];
  await owner('update auth_service.user_credentials set phone_verified = true where user_id = $1', [
    user.userId,
  ]);
  const { headers } = await signIn(server.database, user.userId, 'shop');
  const contact = method === 'SMS' ? phone : user.email;
  const begun = await client.enableCodes({ method, password: PASSWORD }, headers);
  expect(begun.data.enableTwoFactorCodes.challenge.method).toBe(method);
  const { challengeId } = begun.data.enableTwoFactorCodes.challenge;
  const code = await lastCode(contact, 'enable_factor');
  const confirmed = await client.confirmCodes({ challengeId, code }, headers);
  return { ...user, contact, headers, recoveryCodes: confirmed.data.confirmTwoFactorCodes.recoveryCodes };
}

describe.each(['SMS', 'EMAIL'] as const)('codes by %s', (method) => {
  test('are switched on by one, sent at sign-in, and switched off by one', async () => {
    const user = await withCodes(method);
    expect(user.recoveryCodes).toHaveLength(10);
    expect(await sent(user.email, 'factor_enabled')).toMatchObject([{ data: { method } }]);
    const { challenge } = (await client.login({ email: user.email, password: PASSWORD })).data.login;
    expect(challenge.method).toBe(method);
    const { challengeId } = challenge;
    const code = await lastCode(user.contact, 'sign_in');
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await client.verify({ challengeId, code: wrong })).code).toBe('CODE_REFUSED');
    const opened = await client.verify({ challengeId, code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect((await server.run('{ recoveryCodesLeft }', {}, bearer(opened))).data.recoveryCodesLeft).toBe(10);
    expect((await client.verify({ challengeId, code })).code).toBe('CODE_REFUSED');

    const change = (await client.sendCode({}, user.headers)).data.sendTwoFactorCode.challenge.challengeId;
    const proof = { password: PASSWORD, code: await lastCode(user.contact, 'enable_factor') };
    expect((await client.disable(proof, user.headers)).code).toBe('CODE_REFUSED');
    expect(
      (await client.disable({ ...proof, challengeId: change }, user.headers)).data.disableTwoFactor,
    ).toEqual({
      disabled: true,
    });
    expect((await client.login({ email: user.email, password: PASSWORD })).data.login.challenge).toBeNull();
    expect((await client.sendCode({}, user.headers)).code).toBe('INVALID_STATE');
  });

  test('are sent again, the newest counts, and one a minute', async () => {
    const user = await withCodes(method);
    const { challengeId } = (await client.login({ email: user.email, password: PASSWORD })).data.login
      .challenge;
    const first = await lastCode(user.contact, 'sign_in');
    const tooSoon = await client.resend({ challengeId });
    expect(tooSoon.code).toBe('TOO_MANY_ATTEMPTS');
    expect((tooSoon.errors![0]!.extensions.details as any).retryAfterSeconds).toBeGreaterThan(50);
    // Signing in again is no way round.
    expect((await client.login({ email: user.email, password: PASSWORD })).code).toBe('TOO_MANY_ATTEMPTS');
    expect(await sent(user.contact, 'sign_in')).toHaveLength(1);
    await rest();
    expect((await client.resend({ challengeId })).data.resendTwoFactorCode.challengeId).toBe(challengeId);
    const second = await lastCode(user.contact, 'sign_in');
    if (first !== second)
      expect((await client.verify({ challengeId, code: first })).code).toBe('CODE_REFUSED');
    expect((await client.verify({ challengeId, code: second })).data.verifyTwoFactor.tokens.audience).toBe(
      'SHOP',
    );
    // Whoever has shown it is sent the next at once.
    expect((await client.login({ email: user.email, password: PASSWORD })).data.login.challenge.method).toBe(
      method,
    );
  });
});

test('codes go to a phone and an address that were proved, and to none other', async () => {
  const user = await newUser(server.database);
  const { headers } = await signIn(server.database, user.userId, 'shop');
  const unproved = await client.enableCodes({ method: 'SMS', password: PASSWORD }, headers);
  expect([unproved.code, unproved.errors![0]!.extensions.field]).toEqual(['INVALID_STATE', 'method']);
  await owner('update auth_service.user_credentials set email_verified = false where user_id = $1', [
    user.userId,
  ]);
  expect((await client.enableCodes({ method: 'EMAIL', password: PASSWORD }, headers)).code).toBe(
    'INVALID_STATE',
  );
  expect((await client.enableCodes({ method: 'EMAIL', password: 'not it at all' }, headers)).code).toBe(
    'WRONG_CREDENTIALS',
  );
  expect(await sent(user.email, 'enable_factor')).toEqual([]);
});

test('a challenge of one user confirms nothing of another, nor of a contact that has changed', async () => {
  const [user, stranger] = [await newUser(server.database), await newUser(server.database)];
  const own = await signIn(server.database, user.userId, 'shop');
  const strange = await signIn(server.database, stranger.userId, 'shop');
  const begin = async () =>
    (await client.enableCodes({ method: 'EMAIL', password: PASSWORD }, own.headers)).data.enableTwoFactorCodes
      .challenge.challengeId;
  const first = { challengeId: await begin(), code: await lastCode(user.email, 'enable_factor') };
  expect((await client.confirmCodes(first)).code).toBe('NOT_SIGNED_IN');
  expect((await client.confirmCodes(first, strange.headers)).code).toBe('CODE_REFUSED');
  expect((await client.verify(first)).code).toBe('CODE_REFUSED');
  // A stranger's try is none of its five, and does not use it up.
  expect(
    await owner('select attempts, used_at from auth_service.challenges where challenge_id = $1', [
      first.challengeId,
    ]),
  ).toEqual([{ attempts: 0, used_at: null }]);
  await rest();
  const second = { challengeId: await begin(), code: await lastCode(user.email, 'enable_factor') };
  await owner(`update user_service.users set email = 'new' || email where user_id = $1`, [user.userId]);
  expect((await client.confirmCodes(second, own.headers)).code).toBe('CODE_REFUSED');
  expect((await client.login({ email: stranger.email, password: PASSWORD })).data.login.challenge).toBeNull();
});

test('a code that was sent to try one factor does not switch another off', async () => {
  const user = await newUser(server.database);
  const { headers } = await signIn(server.database, user.userId, 'shop');
  const begun = await client.enableCodes({ method: 'EMAIL', password: PASSWORD }, headers);
  const { challengeId } = begun.data.enableTwoFactorCodes.challenge;
  const code = await lastCode(user.email, 'enable_factor');
  const { secret } = (await client.enableTotp({ password: PASSWORD }, headers)).data.enableTotp;
  await client.confirmTotp({ code: codeOf(secret) }, headers);
  expect((await client.disable({ password: PASSWORD, challengeId, code }, headers)).code).toBe(
    'CODE_REFUSED',
  );
  const { challenge } = (await client.login({ email: user.email, password: PASSWORD })).data.login;
  expect(challenge.method).toBe('TOTP');
});

test('an address that has to be proved anew signs nobody in by the password', async () => {
  const user = await withCodes('SMS');
  await owner('update auth_service.user_credentials set email_verified = false where user_id = $1', [
    user.userId,
  ]);
  expect((await client.login({ email: user.email, password: PASSWORD })).code).toBe('WRONG_CREDENTIALS');
});
