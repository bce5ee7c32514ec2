import { describe, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { asAdmin, asAnonymous, asCustomer, asSeller, type Claims } from '../callers.ts';
import { announced, call, consumeAll, refusal } from '../events.ts';

const server = apiServer();
const moderator = asAdmin(['MODERATOR'], 2, 3002);
const superAdmin = asAdmin(['SUPER_ADMIN'], 1, 3001);
const move = (
  verb: 'block' | 'unblock',
  id: unknown,
  claims: Claims = moderator,
  reason: unknown = 'Abuse',
) => call(server.database, claims, `select user_service.${verb}_user($1, $2)`, [id, reason]);

test('a user is blocked and let in again; both are told of and on record', async () => {
  expect(await announced(server.database, () => move('block', 9))).toEqual(['user.blocked 9']);
  expect(await refusal(move('block', 9))).toBe('INVALID_STATE');
  expect(await announced(server.database, () => move('unblock', 9))).toEqual(['user.unblocked 9']);
  expect(await refusal(move('unblock', 9))).toBe('INVALID_STATE');
  const { rows } = await server.database.owner.query(
    `select action, resource_type, resource_id, before_json, after_json from admin_service.admin_activity_logs
     order by log_id desc limit 2`,
  );
  expect(rows[1]).toEqual({
    action: 'blockUser',
    resource_type: 'USER',
    resource_id: '9',
    before_json: { status: 'ACTIVE' },
    after_json: { status: 'BLOCKED', reason: 'Abuse' },
  });
  expect(rows[0]).toMatchObject({ action: 'unblockUser', after_json: { status: 'ACTIVE' } });
});

test('the next request of a blocked user is refused, also once they were let in again', async () => {
  const user = await signIn(server.database, 10, 'shop');
  const admin = await signIn(server.database, 3002, 'admin');
  const mine = () => server.run('{ me { userId } }', {}, user.headers);
  expect((await mine()).data.me.userId).toBe('10');
  const blocked = await server.run(
    'mutation { blockUser(input: { userId: "10", reason: "Abuse" }) { user { status } } }',
    {},
    admin.headers,
  );
  expect(blocked.data.blockUser.user.status).toBe('BLOCKED');
  // What the server remembers of a session, it does for half a second.
  await wait(600);
  expect([(await mine()).status, (await mine()).code]).toEqual([401, 'SESSION_ENDED']);
  await consumeAll(server.database);
  await move('unblock', 10);
  await wait(600);
  expect((await mine()).code).toBe('SESSION_ENDED');
  const again = await signIn(server.database, 10, 'shop');
  expect((await server.run('{ me { userId } }', {}, again.headers)).data.me.userId).toBe('10');
});

describe('refused', () => {
  test.each([
    ['a visitor', asAnonymous()],
    ['a customer', asCustomer(1)],
    ['a shop’s manager', asSeller(2, 'MANAGER', 1006)],
    ['who looks after the catalogue', asAdmin(['CATALOG_MANAGER'], 5, 3005)],
    [
      'who claims a role without being an administrator',
      { ...asCustomer(1), 'market.admin_roles': 'SUPER_ADMIN' },
    ],
  ])('%s', async (_who, claims) => {
    expect(['FORBIDDEN', '42501']).toContain(await refusal(move('block', 9, claims)));
    expect(['FORBIDDEN', '42501']).toContain(await refusal(move('unblock', 9, claims)));
  });

  test('oneself, a SUPER_ADMIN by anybody, an administrator by who is none of those', async () => {
    expect(await refusal(move('block', 3002))).toBe('FORBIDDEN');
    expect(await refusal(move('block', 3001))).toBe('FORBIDDEN');
    expect(await refusal(move('block', 3001, superAdmin))).toBe('FORBIDDEN');
    expect(await refusal(move('block', 3003))).toBe('FORBIDDEN');
    expect(await refusal(move('block', 3003, superAdmin))).toBe('not refused');
    expect(await refusal(move('unblock', 3003, superAdmin))).toBe('not refused');
  });

  test('who is not there, no reason', async () => {
    expect(await refusal(move('block', 999_999))).toBe('NOT_FOUND');
    expect(await refusal(move('block', null))).toBe('NOT_FOUND');
    expect(await refusal(move('block', 9, moderator, '  '))).toBe('INVALID_INPUT');
  });
});

test('whoever writes, an account moves along the machine only', async () => {
  const set = (status: string, id: number) =>
    server.database.owner.query('update user_service.users set status = $1 where user_id = $2', [status, id]);
  expect(await refusal(set('PENDING_VERIFICATION', 9))).toBe('INVALID_STATE');
  expect(await refusal(set('ERASED', 9))).toBe('FORBIDDEN');
});
