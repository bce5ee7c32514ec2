import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { codeSentTo, latestMessage } from '../messages.ts';
import { account, accountServer, freshEmail, mutate, PASSWORD } from './accounts.ts';
import { codeOf, factorClient, PASSWORD as FACTOR_PASSWORD, userWithTotp } from './factorClient.ts';

const server = accountServer();
const client = factorClient(server);

/**
 * Holds what `first` locks, has `contender` wait for it, and then locks `second`: that waits for nobody, or whoever comes
 * from the other side would be a deadlock. Gives the contender's answer.
 */
async function lockInTurn<Answer>(
  first: string,
  contender: () => Promise<Answer>,
  second: string,
  values: unknown[],
): Promise<Answer> {
  const holder = new pg.Client({ connectionString: server.database.connections.owner });
  await holder.connect();
  try {
    await holder.query(`begin; set local lock_timeout = '300ms'`);
    await holder.query(first, values);
    const answer = contender();
    const waiting = `select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`;
    for (let tries = 0; tries < 200 && !(await server.database.owner.query(waiting)).rowCount; tries += 1)
      await sleep(10);
    await holder.query(second, values);
    await holder.query('commit');
    return await answer;
  } finally {
    await holder.end();
  }
}

const CREDENTIALS = 'select from auth_service.user_credentials where user_id = $1 for update';
const CHALLENGES = 'select from auth_service.challenges where user_id = $1 and used_at is null for update';

test('a link that is used while the password is changed', async () => {
  const who = await account(server);
  await mutate(server, 'requestPasswordReset', { email: who.email }, 'goodForMinutes');
  const { token } = (await latestMessage(server.database, who.email, 'reset_password')).secret;
  const answer = await lockInTurn(
    CREDENTIALS,
    () => mutate(server, 'resetPassword', { token, newPassword: 'nine green cranes' }, 'email'),
    CHALLENGES,
    [who.userId],
  );
  expect(answer.payload).toEqual({ email: who.email });
});

test('an address that is changed while the password is', async () => {
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
  const answer = await lockInTurn(
    CREDENTIALS,
    () => mutate(server, 'confirmEmailChange', { verificationId, code }, 'changed', who.headers),
    CHALLENGES,
    [who.userId],
  );
  expect(answer.payload).toEqual({ changed: true });
});

test('a code of a second factor that is sent again while it is looked at', async () => {
  const who = await userWithTotp(server);
  const { challengeId } = (await client.login({ email: who.email, password: FACTOR_PASSWORD })).data.login
    .challenge;
  await server.database.owner.query(`select auth_service.take_attempt('factor', $1)`, [who.userId]);
  const answer = await lockInTurn(
    CHALLENGES,
    () => client.verify({ challengeId, code: codeOf(who.secret) }),
    `select from auth_service.throttles where subject = auth_service.throttle_subject('factor', $1::bigint::text) for update`,
    [who.userId],
  );
  expect(answer.data.verifyTwoFactor.tokens).toBeTruthy();
});
