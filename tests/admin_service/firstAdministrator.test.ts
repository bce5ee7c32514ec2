import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { emptyDatabase } from '../database.ts';

const database = emptyDatabase();
const PASSWORD = 'forty-two green lanterns';

/** `npm run admin` as the process it is. */
async function command(args: string[], input: string) {
  const child = spawn(process.execPath, ['db/commands/admin.ts', ...args], {
    env: { ...process.env, DATABASE_URL: database.connections.admin, NODE_OPTIONS: '' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = await once(child, 'exit');
  return { code, output };
}

const admins = async () =>
  (
    await database.owner.query(
      `select a.username, a.roles, a.password_hash, u.email, u.status, c.email_verified, c.password_hash as own
       from admin_service.admin_users as a
       join user_service.users as u using (user_id) join auth_service.user_credentials as c using (user_id)`,
    )
  ).rows;

test('an empty installation gets its first administrator by a command, which shows nothing secret', async () => {
  expect((await command([], '')).code).toBe(2);
  expect((await command(['create', 'x', 'root@example.com'], PASSWORD)).code).toBe(2);
  expect((await command(['create', 'root', 'nowhere'], PASSWORD)).code).toBe(2);
  const weak = await command(['create', 'root', 'root@example.com'], 'password123\n');
  expect([weak.code, weak.output]).toEqual([1, expect.stringContaining('choose another')]);
  expect(await admins()).toEqual([]);

  const made = await command(['create', 'Root', 'Root@Example.com'], `${PASSWORD}\n`);
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining('root@example.com') });
  expect(made.output).not.toMatch(/lanterns|argon2/);
  const [admin, ...others] = await admins();
  expect(others).toEqual([]);
  expect(admin).toMatchObject({
    username: 'root',
    roles: ['SUPER_ADMIN'],
    email: 'root@example.com',
    status: 'ACTIVE',
    email_verified: true,
    password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
  });
  expect(admin.own).toBe(admin.password_hash);
  const { rows } = await database.owner.query('select action from admin_service.admin_activity_logs');
  expect(rows).toEqual([{ action: 'createAdminByCommand' }]);

  const again = await command(['create', 'root', 'root2@example.com'], PASSWORD);
  expect([again.code, again.output]).toEqual([1, expect.stringContaining('taken')]);
  expect(await admins()).toHaveLength(1);
  expect((await database.owner.query('select from user_service.users')).rowCount).toBe(1);
});
