import pg from 'pg';
import type { Connections } from './connections.ts';
import {
  LOGIN_ROLES,
  MANAGED_SCHEMAS,
  PLATFORM_CALLER,
  REQUEST_ROLES,
  REQUEST_ROLE_PARENTS,
  SERVICES,
} from './services.ts';

/** Limits of each login; a setting of a role reached by `set role` would not apply. */
const LOGIN_SETTINGS: Record<string, Record<string, string>> = {
  market_owner: {},
  market_api: { statement_timeout: '10s', idle_in_transaction_session_timeout: '15s', lock_timeout: '5s' },
  market_auth: { statement_timeout: '10s', idle_in_transaction_session_timeout: '15s', lock_timeout: '5s' },
  market_worker: { statement_timeout: '5min', idle_in_transaction_session_timeout: '1min' },
};

const quote = pg.escapeIdentifier;

/** Any number will do, as long as every process that makes roles on the cluster takes the same. */
const ROLES_LOCK = 7_203_401;

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether these credentials are refused. */
async function refused(url: string): Promise<boolean> {
  try {
    await connected(url, async () => undefined);
    return false;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '28P01' || code === '28000') return true;
    if (code === '42501') return false; // logged in, but not let into this database yet
    throw error;
  }
}

/**
 * Makes the cluster's roles as they should be, changing nothing that already is. Roles belong to the whole
 * cluster and concurrent changes fail ("tuple concurrently updated"), so the lock is taken in database
 * `postgres`, which every cluster shares, or in the project's own where that one is closed.
 */
export async function ensureRoles(connections: Connections): Promise<void> {
  const shared = new URL(connections.admin);
  shared.pathname = '/postgres';
  await connected(shared.toString(), (lock) => underLock(lock, connections)).catch((error) => {
    if (!['42501', '3D000', '28000'].includes(error.code)) throw error;
    return connected(connections.admin, (lock) => underLock(lock, connections));
  });
}

async function underLock(lock: pg.Client, connections: Connections): Promise<void> {
  await lock.query('select pg_advisory_lock($1)', [ROLES_LOCK]);
  await connected(connections.admin, async (client) => {
    const { rows } = await client.query(
      'select rolsuper, rolname from pg_roles where rolname = current_user',
    );
    const owner = rows[0].rolsuper ? 'market_owner' : (rows[0].rolname as string);
    const existing = new Set(
      (await client.query('select rolname from pg_roles')).rows.map((row) => row.rolname as string),
    );
    for (const role of [PLATFORM_CALLER, ...MANAGED_SCHEMAS, ...REQUEST_ROLES]) {
      if (!existing.has(role)) await client.query(`create role ${quote(role)} nologin`);
    }
    for (const role of LOGIN_ROLES) {
      if (role === 'market_owner' && owner !== role) continue;
      const url = connections[role.slice('market_'.length) as 'owner' | 'api' | 'auth' | 'worker'];
      const password = pg.escapeLiteral(decodeURIComponent(new URL(url).password));
      const inherit = role === 'market_owner' ? 'inherit' : 'noinherit';
      if (!existing.has(role))
        await client.query(`create role ${quote(role)} login ${inherit} password ${password}`);
      else if (await refused(url)) {
        const given = { market_api: 'API', market_auth: 'AUTH', market_worker: 'WORKER' }[role as string];
        if (given && process.env[`${given}_DATABASE_URL`]) {
          throw new Error(
            `${given}_DATABASE_URL was refused: the role ${role} exists with another password.`,
          );
        }
        await client.query(`alter role ${quote(role)} password ${password}`);
      }
      for (const [name, value] of Object.entries(LOGIN_SETTINGS[role] ?? {}))
        await setting(client, role, name, value);
    }
    for (const [role, parent] of Object.entries(REQUEST_ROLE_PARENTS)) await membership(client, parent, role);
    for (const role of REQUEST_ROLES) await membership(client, role, 'market_api');
    for (const role of [...SERVICES, 'market_anonymous']) await membership(client, PLATFORM_CALLER, role);
    // Of market_worker, to make the schema its jobs are in.
    for (const role of [...MANAGED_SCHEMAS, 'market_worker']) await membership(client, role, owner);
    const { rows: database } = await client.query('select current_database() as name');
    await client.query(`revoke connect, temporary on database ${quote(database[0].name)} from public`);
    const logins = LOGIN_ROLES.filter((role) => role !== 'market_owner')
      .map(quote)
      .join(', ');
    await client.query(`grant connect on database ${quote(database[0].name)} to ${logins}`);
    if (owner === 'market_owner') {
      await client.query(
        `grant connect, create, temporary on database ${quote(database[0].name)} to market_owner`,
      );
    }
  });
}

/** Grants membership once; granting again would write the catalog under other sessions' feet. */
async function membership(client: pg.Client, role: string, member: string): Promise<void> {
  const { rowCount } = await client.query(
    // Since 16 a creator is an administrator of the role who may not become it: that does not count.
    `select from pg_auth_members as m
     where roleid = $1::regrole and member = $2::regrole and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)`,
    [role, member],
  );
  if (!rowCount) await client.query(`grant ${quote(role)} to ${quote(member)}`);
}

async function setting(client: pg.Client, role: string, name: string, value: string): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_db_role_setting where setrole = $1::regrole and setdatabase = 0 and $2 = any (setconfig)`,
    [role, `${name}=${value}`],
  );
  if (!rowCount) await client.query(`alter role ${quote(role)} set ${name} = ${pg.escapeLiteral(value)}`);
}
