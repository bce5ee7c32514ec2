import pg from 'pg';
import type { Connections } from '../connections.ts';
import { ensureRoles } from '../roles.ts';
import { digest, expectedRelease, sections } from './files.ts';
import { appliedVersions, applyHistory } from './history.ts';
import { prepareJobQueue } from './jobQueue.ts';
import { applyRepeatables } from './repeatables.ts';
import { verify } from './verify.ts';

/** What a run did. */
export interface MigrationReport {
  migrations: string[];
  sections: string[];
  /** Whether anything had to be done at all. */
  changed: boolean;
}

interface Options {
  /** Told once a step, for a person to read. */
  onStep?: (step: string) => void;
  /** Leave out the check of the finished database; it then counts as not yet migrated. */
  unverified?: boolean;
  /** Check a database that is current too, for what was done to it by hand. */
  recheck?: boolean;
  /** Apply every repeatable again, changed or not: it repairs what was done by hand. */
  again?: boolean;
}

/** One migration at a time on a database; a second waits for it and then finds nothing to do. */
export const MIGRATION_LOCK = 7_203_402;

/**
 * Brings a database to what the files say: roles, then versioned migrations (dbmate, one history a service),
 * then repeatables, then a check of the result. Safe while the old release serves, to run twice at once, and
 * to run again after it was killed.
 */
export async function migrate(connections: Connections, options: Options = {}): Promise<MigrationReport> {
  const step = options.onStep ?? (() => undefined);
  // Before roles are touched: it refuses a login that another owner's installation would suffer from.
  const url = await migratingLogin(connections);
  await ensureRoles(connections);
  const client = new pg.Client({ connectionString: url, application_name: 'db:migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseUnsuitable(client);
    const release = expectedRelease();
    const current = await currentRelease(client);
    if (!options.again && current === release) {
      if (options.recheck) await verify(client);
      return { migrations: [], sections: [], changed: false };
    }
    if (current) {
      // Until this run ends well the database is of no release: if it fails after some sections, going back to
      // the files of before is a change too, and is applied.
      await client.query(`insert into platform.releases (hash) values ('under way')`);
      if (options.again) await client.query('delete from platform.applied_sections');
    }

    const migrations = await applyHistory(client, url);
    step(`${migrations.length} migrations applied`);
    await prepareJobQueue(client, connections.worker);
    const applied = await appliedVersions(client);
    const schema = digest(
      ...[...applied].flatMap(([service, versions]) => [service, ...[...versions].sort()]),
    );
    const repeated = await applyRepeatables(client, url, sections(), schema);
    step(`${repeated.length} sections of views, functions, policies applied`);
    if (!options.unverified) {
      await verify(client);
      step('checked');
      await client.query('insert into platform.releases (hash) values ($1)', [release]);
    }
    return {
      migrations: migrations.map((migration) => migration.path),
      sections: repeated,
      changed: migrations.length + repeated.length > 0,
    };
  } finally {
    await client.end();
  }
}

/** The login migrations run as: `DATABASE_URL`'s own, unless it is a superuser, who would prove nothing. */
export async function migratingLogin(connections: Connections): Promise<string> {
  const client = new pg.Client({ connectionString: connections.admin });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select r.rolsuper as superuser, r.rolname as name, pg_get_userbyid(n.nspowner) as owner
       from pg_roles as r left join pg_namespace as n on n.nspname = 'migrations'
       where r.rolname = current_user`,
    );
    const { superuser, name, owner } = rows[0];
    const login = superuser ? 'market_owner' : name;
    if (owner && owner !== login) {
      throw new Error(
        `This database was migrated by ${owner}: set DATABASE_URL to that login, not to ${name}.`,
      );
    }
    return superuser ? connections.owner : connections.admin;
  } finally {
    await client.end();
  }
}

async function currentRelease(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query(`select to_regprocedure('platform.release()') is not null as known`);
  if (!rows[0].known) return undefined;
  return (await client.query('select hash from platform.releases order by release_id desc limit 1')).rows[0]
    ?.hash;
}

async function refuseUnsuitable(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  );
  if (rows[0].version < 150000) throw new Error('PostgreSQL 15 or newer is needed.');
  if (rows[0].encoding !== 'UTF8')
    throw new Error(`The database's encoding is ${rows[0].encoding}; it must be UTF8.`);
}
