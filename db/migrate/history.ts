import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { MANAGED_SCHEMAS, type ManagedSchema } from '../services.ts';
import { migrationsOf, REPOSITORY, type Migration } from './files.ts';

/** Longest a migration waits for a table, so that it never holds up the requests queued behind it. */
const LOCK_TIMEOUT = '150ms';
const ATTEMPTS = 100;

const dbmateBinary = () => {
  const fromHere = createRequire(import.meta.url);
  const fromDbmate = createRequire(fromHere.resolve('dbmate/package.json'));
  const name = process.platform === 'win32' ? 'dbmate.exe' : 'dbmate';
  return fromDbmate.resolve(`@dbmate/${process.platform}-${process.arch}/bin/${name}`);
};

/** Runs one dbmate command for one service, whose history is the table `migrations.<service>`. */
export async function dbmate(url: string, service: ManagedSchema, ...command: string[]): Promise<string> {
  const target = new URL(url);
  if (!target.searchParams.has('sslmode')) target.searchParams.set('sslmode', 'disable');
  target.searchParams.set('lock_timeout', LOCK_TIMEOUT);
  const flags = [
    '--migrations-dir',
    `schemas/${service}/migrations`,
    '--migrations-table',
    `migrations.${service}`,
  ];
  return new Promise((resolve, reject) => {
    execFile(
      dbmateBinary(),
      ['--no-dump-schema', ...flags, ...command],
      { cwd: REPOSITORY, env: { ...process.env, DATABASE_URL: target.toString() } },
      (error, stdout, stderr) =>
        error ? reject(new Error(stderr.trim() || error.message)) : resolve(stdout),
    );
  });
}

/** Versions each service has applied. */
export async function appliedVersions(client: pg.ClientBase): Promise<Map<ManagedSchema, Set<string>>> {
  const { rows } = await client.query(
    `select relname from pg_class where relnamespace = to_regnamespace('migrations') and relkind = 'r'`,
  );
  const ledgers = new Set(rows.map((row) => row.relname as string));
  const applied = new Map<ManagedSchema, Set<string>>();
  for (const service of MANAGED_SCHEMAS) {
    const versions = ledgers.has(service)
      ? (await client.query(`select version from migrations.${pg.escapeIdentifier(service)}`)).rows
      : [];
    applied.set(service, new Set(versions.map((row) => row.version as string)));
  }
  return applied;
}

/** Migrations in the files that the database has not applied, in the order they will be. */
export async function pendingMigrations(client: pg.ClientBase): Promise<Migration[]> {
  const applied = await appliedVersions(client);
  return MANAGED_SCHEMAS.flatMap((service) =>
    migrationsOf(service).filter((migration) => !applied.get(service)!.has(migration.version)),
  );
}

/** Applies what is pending, service by service. Returns what was applied. */
export async function applyHistory(client: pg.ClientBase, url: string): Promise<Migration[]> {
  const pending = await pendingMigrations(client);
  // Made here: dbmate would, but two services' first runs are then two writers of one catalog row.
  if (pending.length) await client.query('create schema if not exists migrations');
  for (const service of new Set(pending.map((migration) => migration.service))) {
    const left = async () => (await pendingMigrations(client)).filter((m) => m.service === service).length;
    let before = await left();
    for (let attempt = 1; before > 0; attempt++) {
      try {
        await dbmate(url, service, 'up', '--strict');
      } catch (error) {
        const after = await left();
        const busy = /lock timeout|deadlock detected/.test((error as Error).message);
        // Progress without us: a dbmate that outlived its killed parent finished the file we tried too.
        if (attempt === ATTEMPTS || !(busy || after < before)) {
          throw new Error(`${service}: ${(error as Error).message}`, { cause: error });
        }
        await sleep(20 + Math.random() * 200);
      }
      before = await left();
    }
  }
  return pending;
}
