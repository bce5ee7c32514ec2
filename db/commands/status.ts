import './sayWhy.ts';
import pg from 'pg';
import { expectedRelease, migrationsOf, sections } from '../migrate/files.ts';
import { appliedVersions } from '../migrate/history.ts';
import { migratingLogin } from '../migrate/migrate.ts';
import { MANAGED_SCHEMAS } from '../services.ts';
import { readDatabaseSettings } from '../settings.ts';
import { openTarget } from '../target.ts';

// Exit code 1 when something is pending, so that a deployment can ask.
const target = await openTarget(readDatabaseSettings());
const client = new pg.Client({ connectionString: await migratingLogin(target.connections) });
await client.connect();
try {
  const applied = await appliedVersions(client);
  let pending = 0;
  for (const service of MANAGED_SCHEMAS) {
    for (const migration of migrationsOf(service)) {
      const done = applied.get(service)!.has(migration.version);
      if (!done) pending++;
      console.log(`[${done ? 'X' : ' '}] ${migration.path}`);
    }
  }
  const { rows: known } = await client.query(`select to_regclass('platform.releases') is not null as ledger`);
  const { rows } = known[0].ledger
    ? await client.query('select hash, applied_at from platform.releases order by release_id desc limit 1')
    : { rows: [] };
  const current = rows[0]?.hash === expectedRelease();
  console.log(
    `\n${pending} migrations pending; ${sections().length} repeatable sections ${current ? 'current' : 'to be looked at'}.`,
  );
  if (rows[0]) console.log(`Last migrated ${rows[0].applied_at.toISOString()}.`);
  process.exitCode = current ? 0 : 1;
} finally {
  await client.end();
  await target.release();
}
