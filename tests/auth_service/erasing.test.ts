import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { account, accountServer, freshEmail, login, mutate, PASSWORD } from './accounts.ts';

const server = accountServer();
const owner = async (sql: string, values: unknown[]) => (await server.database.owner.query(sql, values)).rows;
const erase = (headers: Record<string, string>) =>
  mutate(server, 'eraseMyAccount', { password: PASSWORD }, 'erased', headers);

test('attempts at an address before it had an account are forgotten with it', async () => {
  const email = freshEmail();
  await login(server, email);
  const who = await account(server, email);
  const digest = createHash('sha256').update(email).digest();
  const attempts = () =>
    owner('select user_id from auth_service.login_history where identifier_digest = $1', [digest]);
  expect(await attempts()).toContainEqual({ user_id: null });
  expect((await erase(who.headers)).payload).toEqual({ erased: true });
  expect(await attempts()).toEqual([]);
});

test('twice is once, and nothing is written on what is left', async () => {
  const who = await account(server);
  expect((await erase(who.headers)).payload).toEqual({ erased: true });
  // Those that had begun before, and waited.
  const late = [
    ['select user_service.erase_account($1)', who.userId],
    ['select user_service.change_email($1, $2)', who.userId, freshEmail()],
    ['select user_service.change_phone_number($1, $2)', who.userId, '+79990000001'],
  ];
  for (const [sql, ...values] of late) {
    await expect(owner(sql!, values)).rejects.toThrow('There is no such account any more.');
  }
  expect(
    await owner(`select topic from platform.events where topic = 'user.erased' and aggregate_id = $1`, [
      who.userId,
    ]),
  ).toHaveLength(1);
  expect(
    await owner('select email, phone_number from user_service.users where user_id = $1', [who.userId]),
  ).toEqual([{ email: `erased-${who.userId}@erased.invalid`, phone_number: null }]);
});

test('codes that are under way are worthless once the account is erased', async () => {
  const who = await account(server);
  await mutate(
    server,
    'requestEmailChange',
    { newEmail: freshEmail(), password: PASSWORD },
    'verificationId',
    who.headers,
  );
  await erase(who.headers);
  expect(
    await owner('select from auth_service.challenges where user_id = $1 and used_at is null', [who.userId]),
  ).toEqual([]);
});
