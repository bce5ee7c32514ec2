import pg from 'pg';

/** A super administrator to be. */
export interface Administrator {
  username: string;
  email: string;
  /** PHC string. */
  passwordHash: string;
}

/** Who was made, and whether the user was there before, with a password of their own. */
export interface Created {
  adminId: string;
  userId: string;
  isNewUser: boolean;
}

/**
 * Makes a super administrator with owner rights: the first, whom nobody could invite. An address without an account gets
 * one, with the same password; that of an account that is there stays as it is.
 */
export async function createAdministrator(ownerUrl: string, given: Administrator): Promise<Created> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'admin' });
  await client.connect();
  try {
    await client.query('begin');
    const user = await userOf(client, given);
    await client.query('set local role admin_service');
    const { rows } = await client.query(
      `insert into admin_service.admin_users (user_id, username, password_hash, roles)
       values ($1, $2, $3, '{SUPER_ADMIN}') on conflict do nothing returning admin_id`,
      [user.userId, given.username, given.passwordHash],
    );
    if (!rows[0]) throw new Error(`${given.username} is taken, or this user is an administrator already.`);
    const adminId: string = rows[0].admin_id;
    await client.query(
      `insert into admin_service.admin_activity_logs (admin_user_id, action, resource_type, resource_id, after_json)
       values ($1, 'createAdminByCommand', 'ADMIN', $2, '{"roles": ["SUPER_ADMIN"]}')`,
      [adminId, adminId],
    );
    await client.query('commit');
    return { adminId, ...user };
  } finally {
    await client.end();
  }
}

async function userOf(client: pg.Client, given: Administrator): Promise<Omit<Created, 'adminId'>> {
  await client.query('set local role auth_service');
  const { rows: known } = await client.query(
    `select user_id, status from user_service.sign_in_accounts where email = lower($1)`,
    [given.email],
  );
  if (known[0]?.status === 'ACTIVE') return { userId: known[0].user_id, isNewUser: false };
  const { rows } = await client.query('select user_service.register_account($1, $2, $3) as user_id', [
    given.email,
    given.username,
    'Administrator',
  ]);
  const userId: string | null = rows[0].user_id;
  if (!userId) throw new Error(`The account of ${given.email} is blocked.`);
  await client.query(
    `insert into auth_service.user_credentials (user_id, password_hash, email_verified) values ($1, $2, true)
     on conflict (user_id) do update set password_hash = excluded.password_hash, email_verified = true`,
    [userId, given.passwordHash],
  );
  await client.query('select user_service.confirm_account($1)', [userId]);
  return { userId, isNewUser: true };
}
