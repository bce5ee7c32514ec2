import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { codeSentTo } from '../messages.ts';
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

test('twice at once is once: one event, one mail, and to an address there is', async () => {
  const who = await account(server);
  const answers = await Promise.all([erase(who.headers), erase(who.headers)]);
  expect(answers.filter(({ payload }) => payload)).toHaveLength(1);
  expect(
    await owner(`select topic from platform.events where topic = 'user.erased' and aggregate_id = $1`, [
      who.userId,
    ]),
  ).toHaveLength(1);
  expect(
    await owner(`select recipient from platform.messages where recipient like $1`, ['%.invalid']),
  ).toEqual([]);
});

test('a code that is confirmed at the same time puts no address on what is left', async () => {
  for (let round = 0; round < 4; round += 1) {
    const who = await account(server);
    const newEmail = freshEmail();
    const asked = await mutate(
      server,
      'requestEmailChange',
      { newEmail, password: PASSWORD },
      'verificationId',
      who.headers,
    );
    const code = await codeSentTo(server.database, newEmail, 'change_email');
    const { verificationId } = asked.payload;
    await server.database.owner.query('delete from auth_service.throttles');
    const erasing = erase(who.headers);
    // When the password has been compared, more or less.
    await new Promise((resolve) => setTimeout(resolve, 25 + 10 * round));
    await Promise.all([
      erasing,
      mutate(server, 'confirmEmailChange', { verificationId, code }, 'changed', who.headers),
    ]);
    const [left] = await owner('select email, status from user_service.users where user_id = $1', [
      who.userId,
    ]);
    expect(left).toEqual({ email: `erased-${who.userId}@erased.invalid`, status: 'ERASED' });
  }
});
