import pg from 'pg';
import { expect, test } from '@jest/globals';
import { forgetPast } from '../../workers/tasks/forgetPast.ts';
import { demoDatabase } from '../database.ts';

const database = demoDatabase();

/** Runs the task as the worker runs it, on its login. */
async function sweep(): Promise<void> {
  const worker = new pg.Client({ connectionString: database.connections.worker });
  await worker.connect();
  try {
    const helpers = {
      job: { id: '1' },
      query: (sql: string, values: unknown[]) => worker.query(sql, values),
    };
    await forgetPast({}, helpers as never);
  } finally {
    await worker.end();
  }
}
const countOf = async (table: string, condition: string): Promise<number> => {
  const { rows } = await database.owner.query(
    `select count(*)::integer as count from ${table} where ${condition}`,
  );
  return rows[0].count;
};

test('what is past its time is deleted, more than a page of it, and nothing else', async () => {
  await database.owner.query(`
    insert into auth_service.challenges (challenge_id, purpose, expires_at)
    select gen_random_uuid(), 'SIGN_IN', now() - age
    from (values (interval '25 hours'), (interval '23 hours'), (interval '-1 minute')) as aged (age);
    insert into auth_service.throttles (subject, failures, last_at, blocked_until)
    values ('old', 1, now() - interval '50 hours', now()), ('new', 1, now() - interval '48 hours', now());
    insert into auth_service.user_sessions (user_id, ip_address, created_date, expires_at, is_active)
    select 1, '192.0.2.1', now() - interval '1 year', now() - age, false
    from (values (interval '91 days'), (interval '89 days')) as aged (age);
    insert into auth_service.login_history (user_id, ip_address, status, login_at)
    select 1, '192.0.2.1', 'FAILED', now() - interval '366 days' from generate_series(1, 5001);
    insert into auth_service.login_history (user_id, ip_address, status, login_at)
    values (1, '192.0.2.1', 'FAILED', now() - interval '364 days');
    insert into platform.messages (message_id, channel, template, requested_by, state, good_until, sent_at)
    select gen_random_uuid(), 'EMAIL', 'sign_in', 'system', 'SENT', now() - age, now() - age
    from (values (interval '31 days'), (interval '29 days')) as aged (age);
  `);
  await sweep();
  expect({
    challenges: await countOf('auth_service.challenges', `purpose = 'SIGN_IN'`),
    throttles: await countOf('auth_service.throttles', 'true'),
    sessions: await countOf('auth_service.user_sessions', `ip_address = '192.0.2.1'`),
    logins: await countOf('auth_service.login_history', `ip_address = '192.0.2.1'`),
    messages: await countOf('platform.messages', 'true'),
  }).toEqual({ challenges: 2, throttles: 1, sessions: 1, logins: 1, messages: 1 });
  expect(
    await countOf('auth_service.user_sessions', `expires_at > now() - interval '90 days' and user_id <> 1`),
  ).toBeGreaterThan(0);
});

test('how long is a setting', async () => {
  const set = (days: number) =>
    database.owner.query(
      `update admin_service.platform_settings set setting_value = $1 where setting_key = 'sessions.login_history_days'`,
      [String(days)],
    );
  await set(30);
  await sweep();
  expect(await countOf('auth_service.login_history', `login_at < now() - interval '30 days'`)).toBe(0);
});
