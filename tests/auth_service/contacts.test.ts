import { describe, expect, test } from '@jest/globals';
import { codeSentTo, latestMessage, messagesTo } from '../messages.ts';
import {
  account,
  accountServer,
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
let phones = 0;
const freshPhone = () => `+7999${String(1_000_000 + phones++)}`;
const askPhone = (who: Account, phoneNumber?: string) =>
  mutate(server, 'requestPhoneVerification', { phoneNumber }, 'verificationId', who.headers);
const verifyPhone = (who: Account, verificationId: string, code: string) =>
  mutate(server, 'verifyPhone', { verificationId, code }, 'verified', who.headers);
const askEmail = (who: Account, newEmail: string, password = PASSWORD) =>
  mutate(server, 'requestEmailChange', { newEmail, password }, 'verificationId', who.headers);
const confirmEmail = (who: Account, verificationId: string, code: string) =>
  mutate(server, 'confirmEmailChange', { verificationId, code }, 'changed', who.headers);
const contactsOf = async (who: Account) =>
  (
    await server.database.owner.query(
      `select email, phone_number, phone_verified
       from user_service.users join auth_service.user_credentials using (user_id) where user_id = $1`,
      [who.userId],
    )
  ).rows[0];
const proved = async (who: Account, phone: string) => {
  const { payload } = await askPhone(who, phone);
  return verifyPhone(who, payload.verificationId, await codeSentTo(server.database, phone, 'verify_phone'));
};

describe('a phone', () => {
  test('named at registration is on no account until it is proved, and then need not be named again', async () => {
    const phone = freshPhone();
    const spelled = `${phone.slice(0, 2)} (${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`;
    const who = await account(server, freshEmail(), { phoneNumber: spelled });
    expect(await contactsOf(who)).toMatchObject({ phone_number: null, phone_verified: false });
    expect(await messagesTo(server.database, phone)).toEqual([]);
    const { payload } = await askPhone(who);
    const sms = await latestMessage(server.database, phone, 'verify_phone');
    expect([sms.channel, sms.secret.goodForMinutes]).toEqual(['SMS', 10]);
    expect((await verifyPhone(who, payload.verificationId, sms.secret.code)).payload).toEqual({
      verified: true,
    });
    expect(await contactsOf(who)).toMatchObject({ phone_number: phone, phone_verified: true });
    expect((await askPhone(who)).code).toBe('INVALID_INPUT');
  });

  test('is whose who proves it; who had it is told, and has it no more', async () => {
    const phone = freshPhone();
    const [former, latter] = [await account(server), await account(server)];
    expect((await proved(former, phone)).payload).toEqual({ verified: true });
    await minutesLater(server);
    expect((await proved(latter, phone)).payload).toEqual({ verified: true });
    expect(await contactsOf(former)).toMatchObject({ phone_number: null, phone_verified: false });
    expect(await contactsOf(latter)).toMatchObject({ phone_number: phone, phone_verified: true });
    await latestMessage(server.database, former.email, 'phone_lost');
  });

  test('is nobody’s by another’s code, and goes round among many who prove it at once', async () => {
    const phone = freshPhone();
    const [one, other] = [await account(server), await account(server)];
    const { payload } = await askPhone(one, phone);
    const code = await codeSentTo(server.database, phone, 'verify_phone');
    expect((await verifyPhone(other, payload.verificationId, code)).code).toBe('CODE_REFUSED');
    await minutesLater(server);
    const { payload: others } = await askPhone(other, phone);
    const otherCode = await codeSentTo(server.database, phone, 'verify_phone');
    const answers = await Promise.all([
      verifyPhone(one, payload.verificationId, code),
      verifyPhone(other, others.verificationId, otherCode),
    ]);
    expect(answers.map((answer) => answer.payload)).toEqual([{ verified: true }, { verified: true }]);
    const owners = [await contactsOf(one), await contactsOf(other)].filter(
      ({ phone_number }) => phone_number === phone,
    );
    expect(owners).toHaveLength(1);
  });

  test('that is the second factor is not changed by a session alone', async () => {
    const who = await account(server);
    await proved(who, freshPhone());
    const next = freshPhone();
    const { payload } = await askPhone(who, next);
    await server.database.owner.query(
      `insert into auth_service.two_factor_auth_settings (user_id, is_enabled, method) values ($1, true, 'SMS')`,
      [who.userId],
    );
    expect((await askPhone(who, freshPhone())).code).toBe('INVALID_STATE');
    const code = await codeSentTo(server.database, next, 'verify_phone');
    expect((await verifyPhone(who, payload.verificationId, code)).code).toBe('INVALID_STATE');
  });

  test('is asked for once a minute by whomever, and only by the signed-in', async () => {
    const phone = freshPhone();
    const [one, other] = [await account(server), await account(server)];
    expect((await askPhone(one, phone)).payload).toBeTruthy();
    expect((await askPhone(other, phone)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await askPhone(one, 'not a phone')).code).toBe('INVALID_INPUT');
    const visitor = { headers: {} } as Account;
    expect((await askPhone(visitor, phone)).code).toBe('NOT_SIGNED_IN');
    expect((await verifyPhone(visitor, '00000000-0000-4000-8000-000000000000', '1')).code).toBe(
      'NOT_SIGNED_IN',
    );
  });
});

describe('an address', () => {
  test('is changed by its code; the old one is told, and the other sessions end', async () => {
    const who = await account(server);
    const elsewhere = (await login(server, who.email)).payload.tokens;
    const next = freshEmail();
    const { payload } = await askEmail(who, next.toUpperCase());
    const mail = await latestMessage(server.database, next, 'change_email');
    expect(await contactsOf(who)).toMatchObject({ email: who.email });
    expect((await confirmEmail(who, payload.verificationId, mail.secret.code)).payload).toEqual({
      changed: true,
    });
    expect(await contactsOf(who)).toMatchObject({ email: next });
    await latestMessage(server.database, who.email, 'email_changed');
    expect(await isLive(server, who.headers)).toBe(true);
    expect(await isLive(server, { authorization: `Bearer ${elsewhere.accessToken}` })).toBe(false);
    expect((await login(server, who.email)).code).toBe('WRONG_CREDENTIALS');
    expect((await login(server, next)).payload.tokens).toBeTruthy();
  });

  test('that is taken is answered like one that is not; its owner is written to', async () => {
    const [who, owner] = [await account(server), await account(server)];
    const free = freshEmail();
    const shape = ({ status, text }: { status: number; text: string }) => [
      status,
      text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '<uuid>'),
    ];
    const [taken, other] = [await askEmail(who, owner.email), await askEmail(who, free)];
    expect(shape(taken)).toEqual(shape(other));
    await latestMessage(server.database, owner.email, 'account_exists');
    expect(
      (await messagesTo(server.database, owner.email)).filter(({ template }) => template === 'change_email'),
    ).toEqual([]);
    expect((await confirmEmail(who, taken.payload.verificationId, '123456')).code).toBe('CODE_REFUSED');
    expect((await confirmEmail(who, other.payload.verificationId, '12345')).code).toBe('CODE_REFUSED');
  });

  test('that becomes somebody’s in between is theirs', async () => {
    const [who, rival] = [await account(server), await account(server)];
    const wanted = freshEmail();
    const { payload } = await askEmail(who, wanted);
    const code = await codeSentTo(server.database, wanted, 'change_email');
    await minutesLater(server);
    const { payload: rivals } = await askEmail(rival, wanted);
    const rivalCode = await codeSentTo(server.database, wanted, 'change_email');
    expect((await confirmEmail(rival, rivals.verificationId, rivalCode)).payload).toEqual({ changed: true });
    expect((await confirmEmail(who, payload.verificationId, code)).code).toBe('ALREADY_EXISTS');
    expect(await contactsOf(who)).toMatchObject({ email: who.email });
  });

  test('that somebody registered and never proved is free; their registration goes', async () => {
    const who = await account(server);
    const wanted = freshEmail();
    const { payload: strangers } = await register(server, wanted, { password: 'the strangers choice' });
    const strangersCode = await codeSentTo(server.database, wanted, 'verify_email');
    const { payload } = await askEmail(who, wanted);
    const code = await codeSentTo(server.database, wanted, 'change_email');
    expect((await confirmEmail(who, payload.verificationId, code)).payload).toEqual({ changed: true });
    const late = await mutate(
      server,
      'verifyEmail',
      { verificationId: strangers.verificationId, code: strangersCode },
      'tokens { sessionId }',
    );
    expect(late.code).toBe('CODE_REFUSED');
    const { rows } = await server.database.owner.query('select * from platform.check_logical_keys()');
    expect(rows).toEqual([]);
  });

  test('that is the second factor is not changed by a session and a password', async () => {
    const who = await account(server);
    const next = freshEmail();
    const { payload } = await askEmail(who, next);
    const code = await codeSentTo(server.database, next, 'change_email');
    await server.database.owner.query(
      `insert into auth_service.two_factor_auth_settings (user_id, is_enabled, method) values ($1, true, 'EMAIL')`,
      [who.userId],
    );
    expect((await askEmail(who, freshEmail())).code).toBe('INVALID_STATE');
    expect((await askEmail(who, freshEmail(), 'wrong one')).code).toBe('WRONG_CREDENTIALS');
    expect((await confirmEmail(who, payload.verificationId, code)).code).toBe('INVALID_STATE');
    expect(await contactsOf(who)).toMatchObject({ email: who.email });
    await server.database.owner.query(
      'delete from auth_service.two_factor_auth_settings where user_id = $1',
      [who.userId],
    );
    expect((await confirmEmail(who, payload.verificationId, code)).payload).toEqual({ changed: true });
  });

  test('is changed with the password only, to another, by the signed-in', async () => {
    const who = await account(server);
    expect((await askEmail(who, freshEmail(), 'wrong one')).code).toBe('WRONG_CREDENTIALS');
    expect((await askEmail(who, who.email)).code).toBe('INVALID_INPUT');
    expect((await askEmail(who, 'no address')).code).toBe('INVALID_INPUT');
    const visitor = { headers: {} } as Account;
    expect((await askEmail(visitor, freshEmail())).code).toBe('NOT_SIGNED_IN');
    expect((await confirmEmail(visitor, '00000000-0000-4000-8000-000000000000', '1')).code).toBe(
      'NOT_SIGNED_IN',
    );
  });
});

test('afterwards every invariant holds', async () => {
  const { rows } = await server.database.owner.query('select * from platform.check_invariants()');
  expect(rows).toEqual([]);
});
