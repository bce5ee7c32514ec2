import { describe, expect, test } from '@jest/globals';
import { codeSentTo, latestMessage, messagesTo } from '../messages.ts';
import {
  account,
  accountServer,
  freshEmail,
  somewhere,
  login,
  minutesLater,
  mutate,
  register,
  TOKENS,
} from './accounts.ts';

const server = accountServer();
const verify = (verificationId: string, code: string, more: object = {}) =>
  mutate(server, 'verifyEmail', { verificationId, code, ...more }, TOKENS);
const resend = (email: string, verificationId: string) =>
  mutate(server, 'requestEmailVerification', { email, verificationId }, 'verificationId');
const nobody = '00000000-0000-4000-8000-000000000000';
const statusOf = async (email: string) =>
  (await server.database.owner.query('select status from user_service.users where email = $1', [email]))
    .rows[0]?.status;

test('registers, proves the address, and is signed in with tokens that work', async () => {
  const email = freshEmail();
  const { payload } = await register(server, email.toUpperCase());
  expect(await statusOf(email)).toBe('PENDING_VERIFICATION');
  const code = await codeSentTo(server.database, email, 'verify_email');
  expect(code).toMatch(/^\d{6}$/);
  const proved = await verify(payload.verificationId, `${code.slice(0, 3)} ${code.slice(3)}`);
  const { tokens } = proved.payload;
  expect(tokens.audience).toBe('SHOP');
  const me = await server.run(
    '{ users(first: 2) { nodes { email firstName status phoneNumber } } }',
    {},
    { authorization: `Bearer ${tokens.accessToken}` },
  );
  expect(me.data.users.nodes).toEqual([{ email, firstName: 'Vera', status: 'ACTIVE', phoneNumber: null }]);
  const refreshed = await mutate(
    server,
    'refreshSession',
    { audience: 'SHOP', refreshToken: tokens.refreshToken },
    TOKENS,
  );
  expect(refreshed.payload.tokens.sessionId).toBe(tokens.sessionId);
  expect(refreshed.payload.tokens.refreshToken).not.toBe(tokens.refreshToken);
  expect((await verify(payload.verificationId, code)).code).toBe('CODE_REFUSED');
  expect((await login(server, email)).payload.tokens.audience).toBe('SHOP');
});

describe('a code', () => {
  const begun = async () => {
    const email = freshEmail();
    const { payload } = await register(server, email);
    const code = await codeSentTo(server.database, email, 'verify_email');
    const wrong = code === '000000' ? '111111' : '000000';
    return { email, id: payload.verificationId as string, code, wrong };
  };

  test('is refused when it is wrong, and the right one taken after', async () => {
    const { id, code, wrong } = await begun();
    expect((await verify(id, wrong)).code).toBe('CODE_REFUSED');
    expect((await verify(id, 'not a code at all')).code).toBe('CODE_REFUSED');
    expect((await verify(id, code)).payload.tokens).toBeTruthy();
  });

  test('is refused after five wrong ones, also when they come at once', async () => {
    const { email, id, code, wrong } = await begun();
    const answers = await Promise.all(Array.from({ length: 12 }, () => verify(id, wrong)));
    expect(new Set(answers.map((answer) => answer.code))).toEqual(new Set(['CODE_REFUSED']));
    const { rows } = await server.database.owner.query(
      'select attempts from auth_service.challenges where challenge_id = $1',
      [id],
    );
    expect(rows).toEqual([{ attempts: 5 }]);
    expect((await verify(id, code)).code).toBe('CODE_REFUSED');
    expect(await statusOf(email)).toBe('PENDING_VERIFICATION');
  });

  test('is taken once, also when it comes many times at once', async () => {
    const { id, code } = await begun();
    const answers = await Promise.all(Array.from({ length: 8 }, () => verify(id, code)));
    expect(answers.filter((answer) => answer.payload?.tokens)).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'CODE_REFUSED')).toHaveLength(7);
  });

  test('is refused when it is too old, for another registration, or for nothing', async () => {
    const [one, other] = [await begun(), await begun()];
    if (one.code !== other.code) expect((await verify(one.id, other.code)).code).toBe('CODE_REFUSED');
    expect((await verify(nobody, one.code)).code).toBe('CODE_REFUSED');
    await server.database.owner.query(
      'update auth_service.challenges set expires_at = now() where challenge_id = $1',
      [one.id],
    );
    expect((await verify(one.id, one.code)).code).toBe('CODE_REFUSED');
  });
});

test('whoever registers an unproved address takes it over, with the code and the password of before worthless', async () => {
  const email = freshEmail();
  const strangers = await register(server, email, { password: 'the strangers choice', firstName: 'Mallory' });
  const strangersCode = await codeSentTo(server.database, email, 'verify_email');
  await minutesLater(server);
  const owners = await register(server, email);
  const code = await codeSentTo(server.database, email, 'verify_email');
  expect((await verify(strangers.payload.verificationId, strangersCode)).code).toBe('CODE_REFUSED');
  // Nor does the stranger's key bring a new code.
  await minutesLater(server);
  const before = await messagesTo(server.database, email);
  await resend(email, strangers.payload.verificationId);
  expect(await messagesTo(server.database, email)).toHaveLength(before.length);
  expect((await verify(owners.payload.verificationId, code)).payload.tokens).toBeTruthy();
  expect((await login(server, email, { password: 'the strangers choice' })).code).toBe('WRONG_CREDENTIALS');
  expect((await login(server, email)).payload.tokens).toBeTruthy();
});

test('who registers an address while it is proved comes before or after, never in between', async () => {
  for (let round = 0; round < 5; round++) {
    const email = freshEmail();
    const { payload } = await register(server, email);
    const code = await codeSentTo(server.database, email, 'verify_email');
    await minutesLater(server);
    const [proved, taken] = await Promise.all([
      verify(payload.verificationId, code),
      register(server, email, { password: 'the strangers choice' }),
    ]);
    expect(taken.payload).toBeTruthy();
    if (proved.payload) expect((await login(server, email)).payload.tokens).toBeTruthy();
    else expect([proved.code, await statusOf(email)]).toEqual(['CODE_REFUSED', 'PENDING_VERIFICATION']);
  }
});

describe('whether an address has an account is told', () => {
  const shape = (answer: { status: number; text: string }) => [
    answer.status,
    answer.text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '<uuid>'),
  ];

  test('by no answer to registering; the owner is written to', async () => {
    const { email } = await account(server);
    await minutesLater(server);
    const [known, unknown] = [await register(server, email), await register(server, freshEmail())];
    expect(shape(known)).toEqual(shape(unknown));
    expect((await latestMessage(server.database, email, 'account_exists')).secret).toBeNull();
    expect((await login(server, email)).payload.tokens).toBeTruthy();
    // The decoy has a code as any other has, and nobody can solve it.
    const decoys = (await messagesTo(server.database, null)).filter(
      ({ template }) => template === 'verify_email',
    );
    for (const { secret } of decoys)
      expect((await verify(known.payload.verificationId, secret.code)).code).toBe('CODE_REFUSED');
    expect([known, unknown].map(({ headers }) => headers.get('set-cookie'))).toEqual([null, null]);
  });

  test('by no answer to asking for another code, nor by when it is too soon', async () => {
    const waiting = freshEmail();
    const { payload } = await register(server, waiting);
    const { email: known } = await account(server);
    await minutesLater(server);
    const answers = [
      await resend(waiting, payload.verificationId),
      await resend(known, payload.verificationId),
      await resend(freshEmail(), nobody),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(shape(answer)))).size).toBe(1);
    expect(
      (
        await verify(
          answers[0]!.payload.verificationId,
          await codeSentTo(server.database, waiting, 'verify_email'),
        )
      ).payload.tokens,
    ).toBeTruthy();
    const again = [await resend(known, nobody), await resend(waiting, payload.verificationId)];
    expect(again.map(({ code }) => code)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
    expect(again[0]!.errors![0]!.extensions.details).toEqual(again[1]!.errors![0]!.extensions.details);
  });
});

test('an address that was not proved is signed in to like one that is nobody’s, or whoever registered it learned that it was free', async () => {
  const [free, taken] = [freshEmail(), 'anna@example.com'];
  await register(server, free);
  await register(server, taken);
  const answers = await Promise.all([login(server, free), login(server, taken), login(server, freshEmail())]);
  expect(answers.map(({ code, status }) => [code, status])).toEqual(
    Array(3).fill(['WRONG_CREDENTIALS', 200]),
  );
  expect(new Set(answers.map(({ errors }) => errors![0]!.message)).size).toBe(1);
  // Nor by how it is slowed.
  const from = somewhere();
  const slowed = async (email: string) => {
    const codes: (string | undefined)[] = [];
    for (let attempt = 0; attempt < 8; attempt++) codes.push((await login(server, email, {}, from)).code);
    return codes;
  };
  expect(await slowed(free)).toEqual(await slowed(taken));
  expect(await messagesTo(server.database, free)).toHaveLength(1);
});

test('an address that is proved twice over signs in once: the other code is worthless', async () => {
  const email = freshEmail();
  const { payload } = await register(server, email);
  const first = await codeSentTo(server.database, email, 'verify_email');
  await minutesLater(server);
  const again = await resend(email, payload.verificationId);
  const second = await codeSentTo(server.database, email, 'verify_email');
  expect((await verify(again.payload.verificationId, second)).payload.tokens).toBeTruthy();
  expect((await verify(payload.verificationId, first)).code).toBe('CODE_REFUSED');
});

test('where signing in takes a second factor, proving the address signs nobody in', async () => {
  const email = freshEmail();
  const { payload } = await register(server, email);
  await server.database.owner.query(
    `insert into auth_service.two_factor_auth_settings (user_id, is_enabled, method)
     select user_id, true, 'EMAIL' from user_service.users where email = $1`,
    [email],
  );
  const proved = await verify(
    payload.verificationId,
    await codeSentTo(server.database, email, 'verify_email'),
  );
  expect([proved.code, proved.payload.tokens]).toEqual([undefined, null]);
  expect(await statusOf(email)).toBe('ACTIVE');
  expect((await login(server, email)).payload).toMatchObject({
    tokens: null,
    challenge: { method: 'EMAIL' },
  });
});

describe('refused at once', () => {
  test.each([
    ['email', { email: 'no address' }],
    ['password', { password: 'short' }],
    ['password', { password: 'password123' }],
    ['password', { password: 'veraorlova1' }],
    ['firstName', { firstName: ' ' }],
    ['lastName', { lastName: 'a\u0000b' }],
    ['phoneNumber', { phoneNumber: '12345' }],
    ['phoneNumber', { phoneNumber: '+0123456789' }],
  ])('a bad %s (%j)', async (field, bad) => {
    const email = freshEmail();
    const answer = await register(server, email, bad);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual(['INVALID_INPUT', field]);
    expect(await statusOf(email)).toBeUndefined();
  });
});
