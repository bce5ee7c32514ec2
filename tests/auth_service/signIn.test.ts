import { describe, expect, test } from '@jest/globals';
import { latestMessage, messagesTo } from '../messages.ts';
import { account, accountServer, forgetThrottles, freshEmail, login, somewhere } from './accounts.ts';

const server = accountServer();
const wrong = { password: 'not the password' };
const waitOf = ({ errors }: { errors: any }): number | undefined =>
  errors?.[0].extensions.details?.retryAfterSeconds;
const from = (ip: string) => ({ 'x-forwarded-for': ip });
const failuresOf = async (kind: string, subject: string): Promise<number> => {
  const { rows } = await server.database.owner.query(
    'select failures from auth_service.throttles where subject = auth_service.throttle_subject($1, $2)',
    [kind, subject],
  );
  return rows[0]?.failures ?? 0;
};
/** A pause is over, and nothing is forgotten. */
const pauseIsOver = () =>
  server.database.owner.query('update auth_service.throttles set blocked_until = now()');
/** As if so many had failed there already. */
const failed = (kind: string, subject: string, failures: number) =>
  server.database.owner.query(
    `insert into auth_service.throttles values (auth_service.throttle_subject($1, $2), $3, now(), now())
     on conflict (subject) do update set failures = excluded.failures, blocked_until = now()`,
    [kind, subject, failures],
  );

describe('who tries to sign in', () => {
  test('is told no more than that it was wrong, whoever it was', async () => {
    const { email } = await account(server);
    const answers = [await login(server, email, wrong), await login(server, freshEmail(), wrong)];
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(2).fill([200, answers[0]!.text]));
    expect(answers[0]!.code).toBe('WRONG_CREDENTIALS');
    const blocked = await account(server);
    await server.database.owner.query(`update user_service.users set status = 'BLOCKED' where user_id = $1`, [
      blocked.userId,
    ]);
    expect((await login(server, blocked.email, wrong)).text).toBe(answers[0]!.text);
    // Only who has the password hears why.
    expect((await login(server, blocked.email)).code).toBe('ACCOUNT_BLOCKED');
  });

  test('is not let into a portal where they have no business', async () => {
    const { email, userId } = await account(server);
    for (const audience of ['SELLER', 'WAREHOUSE'])
      expect((await login(server, email, { audience })).code).toBe('FORBIDDEN');
    const { rows } = await server.database.owner.query(
      'select count(*)::integer as sessions from auth_service.user_sessions where user_id = $1',
      [userId],
    );
    expect(rows).toEqual([{ sessions: 1 }]);
  });

  test('leaves a trace, also at a name that belongs to nobody', async () => {
    const { email, userId } = await account(server);
    const unknown = freshEmail();
    await login(server, email, { ...wrong, deviceInfo: 'test' }, from('192.0.2.5'));
    await login(server, unknown, wrong, from('192.0.2.6'));
    const { rows } = await server.database.owner.query(
      `select user_id, ip_address, device_info, status,
         identifier_digest = any (array[sha256(convert_to($1, 'UTF8')), sha256(convert_to($2, 'UTF8'))]) as is_digest
       from auth_service.login_history where ip_address in ('192.0.2.5', '192.0.2.6') order by ip_address`,
      [email, unknown],
    );
    expect(rows).toEqual([
      { user_id: userId, ip_address: '192.0.2.5', device_info: 'test', status: 'FAILED', is_digest: true },
      { user_id: null, ip_address: '192.0.2.6', device_info: 'node', status: 'FAILED', is_digest: true },
    ]);
  });

  test('bad input is refused before anything is looked up', async () => {
    for (const bad of [
      { email: '' },
      { password: '' },
      { email: 'x'.repeat(300) },
      { password: 'x'.repeat(201) },
    ])
      expect((await login(server, 'a@example.com', bad)).code).toBe('INVALID_INPUT');
  });
});

describe('failures are slowed', () => {
  test('at one account from one address: five are free, then each pause is twice the one before, up to 15 minutes', async () => {
    for (const email of [(await account(server)).email, freshEmail()]) {
      const here = somewhere();
      for (let attempt = 0; attempt < 6; attempt++)
        expect((await login(server, email, wrong, here)).code).toBe('WRONG_CREDENTIALS');
      const pauses: number[] = [];
      for (let attempt = 0; attempt < 12; attempt++) {
        const refused = await login(server, email, wrong, here);
        expect([refused.code, refused.status]).toEqual(['TOO_MANY_ATTEMPTS', 200]);
        pauses.push(waitOf(refused)!);
        await pauseIsOver();
        expect((await login(server, email, wrong, here)).code).toBe('WRONG_CREDENTIALS');
      }
      const due = [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900];
      // Some of a pause may have gone by before it is asked for.
      for (const [at, pause] of pauses.entries()) {
        expect(pause).toBeLessThanOrEqual(due[at]!);
        expect(pause).toBeGreaterThanOrEqual(Math.max(1, due[at]! - 3));
      }
      await forgetThrottles(server);
    }
  });

  test('and what is refused counts nowhere, whatever refuses it', async () => {
    const { email } = await account(server);
    const ip = '198.51.100.30';
    await failed('name at address', `${email} ${ip}`, 9);
    await login(server, email, wrong, from(ip));
    const counted = async () => [
      await failuresOf('name at address', `${email} ${ip}`),
      await failuresOf('name', email),
      await failuresOf('address', ip),
    ];
    expect(await counted()).toEqual([10, 1, 1]);
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await login(server, email, {}, from(ip))).code).toBe('TOO_MANY_ATTEMPTS');
    expect(await counted()).toEqual([10, 1, 1]);

    await forgetThrottles(server);
    await failed('name', email, 30);
    await login(server, email, wrong, from('198.51.100.31'));
    for (let attempt = 0; attempt < 5; attempt++)
      expect((await login(server, email, {}, from('198.51.100.32'))).code).toBe('TOO_MANY_ATTEMPTS');
    expect(await failuresOf('name at address', `${email} 198.51.100.32`)).toBeLessThanOrEqual(1);
    expect(await failuresOf('name', email)).toBe(31);
    expect(await failuresOf('address', '198.51.100.32')).toBe(0);
  });

  test('at one account from many addresses; but not where its owner has been before', async () => {
    const { email } = await account(server);
    const home = from('198.51.100.40');
    expect((await login(server, email, {}, home)).payload.tokens).toBeTruthy();
    await failed('name', email, 40);
    await login(server, email, wrong);
    const stranger = await login(server, email, wrong);
    expect([stranger.code, waitOf(stranger)! <= 60]).toEqual(['TOO_MANY_ATTEMPTS', true]);
    expect((await login(server, email)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await login(server, email, {}, home)).payload.tokens).toBeTruthy();
  });

  test('from one address at many accounts; an account of one’s own there lifts no pause', async () => {
    const ip = '198.51.100.50';
    const { email } = await account(server);
    await login(server, email, {}, from(ip));
    await failed('address', ip, 45);
    await login(server, freshEmail(), wrong, from(ip));
    const refused = await login(server, freshEmail(), wrong, from(ip));
    expect(refused.code).toBe('TOO_MANY_ATTEMPTS');
    expect((await login(server, email, {}, from(ip))).payload.tokens).toBeTruthy();
    expect((await login(server, freshEmail(), wrong, from(ip))).code).toBe('TOO_MANY_ATTEMPTS');
    expect(await failuresOf('address', ip)).toBe(46);
  });

  test('by network: whoever has one IPv6 address has its 64 bits', async () => {
    const ip = (host: string) => from(`2001:db8:1:2::${host}`);
    await login(server, freshEmail(), wrong, ip('1'));
    await login(server, freshEmail(), wrong, ip('ffff'));
    await login(server, freshEmail(), wrong, from('2001:db8:1:3::1'));
    expect(await failuresOf('address', '2001:db8:1:2::')).toBe(2);
    expect(await failuresOf('address', '2001:db8:1:3::')).toBe(1);
  });

  test('also when they come at once: of fifty, no more are looked at than of fifty in turn', async () => {
    const { email } = await account(server);
    const here = somewhere();
    const answers = await Promise.all(Array.from({ length: 50 }, () => login(server, email, wrong, here)));
    const looked = answers.filter(({ code }) => code === 'WRONG_CREDENTIALS').length;
    expect(looked).toBeGreaterThanOrEqual(6);
    // Six, and one more for each pause of two, four … seconds that went by meanwhile.
    expect(looked).toBeLessThanOrEqual(9);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(50 - looked);
  });

  test('and those that are free are not, however many come at once', async () => {
    const { email } = await account(server);
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all(Array.from({ length: 4 }, () => login(server, email)));
      expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  test('until the right one: then they are forgiven, and the address has its own attempt back', async () => {
    const { email } = await account(server);
    const ip = '198.51.100.60';
    for (let attempt = 0; attempt < 4; attempt++) await login(server, email, wrong, from(ip));
    expect((await login(server, email, {}, from(ip))).payload.tokens).toBeTruthy();
    expect(await failuresOf('name at address', `${email} ${ip}`)).toBe(0);
    expect(await failuresOf('name', email)).toBe(0);
    expect(await failuresOf('address', ip)).toBe(4);
  });

  test('and the owner is told of the tenth in a day, once; of a name that belongs to nobody, nobody is', async () => {
    const { email } = await account(server);
    const unknown = freshEmail();
    for (let attempt = 0; attempt < 12; attempt++) {
      await login(server, email, wrong);
      await login(server, unknown, wrong);
    }
    await latestMessage(server.database, email, 'many_attempts');
    const told = (await messagesTo(server.database, email)).filter(
      ({ template }) => template === 'many_attempts',
    );
    expect(told).toHaveLength(1);
    expect(await messagesTo(server.database, unknown)).toEqual([]);
  });
});
