import './sayWhy.ts';
import pg from 'pg';
import { makeDocuments, staleDocuments } from '../docs/documents.ts';
import { lint } from '../lints/findings.ts';
import { expectedRelease } from '../migrate/files.ts';
import { migrate, migratingLogin } from '../migrate/migrate.ts';
import { checkFunctionBodies } from '../migrate/verify.ts';
import { differences, pinsAreCurrent, readFacts } from '../pins/pins.ts';
import { readDatabaseSettings } from '../settings.ts';
import { openTarget } from '../target.ts';

/** What one check found, a line each. */
type Result = [check: string, findings: string[]];

/** Whether the database was ever migrated. */
async function isMigrated(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`select to_regprocedure('platform.release()') is not null as migrated`);
  return rows[0].migrated;
}

async function check(client: pg.Client): Promise<Result[]> {
  if (!(await isMigrated(client))) {
    return [['release', ['the database was never migrated: npm run db:migrate']]];
  }
  const { rows } = await client.query('select platform.release() as release');
  const behind = rows[0].release !== expectedRelease();
  return [
    ['release', behind ? ['the database was migrated with other files: npm run db:migrate'] : []],
    ['function bodies', await checkFunctionBodies(client)],
    ['lints', await lint(client)],
    ['pins', pinsAreCurrent() ? [] : ['db/pins were taken from other SQL files: npm run db:docs']],
    ['drift (+ only in the database, - only in db/pins)', differences(await readFacts(client))],
    [
      'documents',
      staleDocuments(await makeDocuments(client)).map(
        (name) => `docs/${name} is not what the database says: npm run db:docs`,
      ),
    ],
    ...(await checkData(client)),
  ];
}

/** What the data itself has wrong; the worker alarms with the same two functions. */
async function checkData(client: pg.Client): Promise<Result[]> {
  const { rows } = await client.query(
    `select to_regprocedure('platform.check_invariants()') is not null as can_be_asked`,
  );
  // A database of a release before these functions is only told to be migrated.
  if (!rows[0].can_be_asked) return [];
  const { rows: broken } = await client.query('select * from platform.check_invariants()');
  const { rows: orphans } = await client.query('select * from platform.check_logical_keys()');
  return [
    [
      'invariants',
      broken.map(
        ({ service, check_name, subject, detail }) => `${service}.${check_name}: ${subject}: ${detail}`,
      ),
    ],
    [
      'keys between services',
      orphans.map(
        ({ child, column, parent, key, rows: count }) =>
          `${child} (${column}): ${key ?? 'other keys'} in ${count} rows is not in ${parent}`,
      ),
    ],
  ];
}

const target = await openTarget(readDatabaseSettings());
try {
  // On a fresh checkout there is nothing to check yet. A database that exists is only read.
  if (target.embedded) await migrateNew(target.connections.admin);
  const client = new pg.Client({ connectionString: await migratingLogin(target.connections) });
  await client.connect();
  try {
    for (const [name, findings] of await check(client)) {
      console.log(`${name}: ${findings.length ? findings.length : 'ok'}`);
      for (const finding of findings) console.log(`  ${finding}`);
      if (findings.length) process.exitCode = 1;
    }
  } finally {
    await client.end();
  }
} finally {
  await target.release();
}

async function migrateNew(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const migrated = await isMigrated(client);
  await client.end();
  if (!migrated) await migrate(target.connections);
}
