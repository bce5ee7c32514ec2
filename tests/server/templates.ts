import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { connectionsOf } from '../../db/connections.ts';
import { digest, expectedRelease, REPOSITORY } from '../../db/migrate/files.ts';
import { migrate } from '../../db/migrate/migrate.ts';
import { seed } from '../../db/seed/seed.ts';

/** Databases that suites are cloned from: migrated and empty, and with the demo marketplace in it. */
export const TEMPLATES = { empty: 'market_test_empty', demo: 'market_test_demo' } as const;

/** The test server's URL for another of its databases. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes `name` afresh, as a copy of `template` when given. */
export async function createDatabase(server: string, name: string, template?: string): Promise<void> {
  await onServer(server, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    const copy = template
      ? `template ${pg.escapeIdentifier(template)} strategy file_copy`
      : `template template0`;
    await client.query(`create database ${pg.escapeIdentifier(name)} ${copy} encoding 'UTF8'`);
    if (template) {
      // A copy has the template's content but not the rights on the database itself.
      await client.query(`revoke connect, temporary on database ${pg.escapeIdentifier(name)} from public`);
      await client.query(
        `grant connect on database ${pg.escapeIdentifier(name)} to market_owner, market_api, market_auth, market_worker`,
      );
      await client.query(`grant create, temporary on database ${pg.escapeIdentifier(name)} to market_owner`);
    }
  });
}

/** Removes a database a suite made. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  await onServer(server, (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

/** Migrates and fills the templates; on a server of one's own, only when the files changed since. */
export async function prepareTemplates(server: string): Promise<void> {
  const wanted = digest(expectedRelease(), ...seedFiles());
  for (const [kind, name] of Object.entries(TEMPLATES)) {
    if ((await releaseOf(server, name)) === `${kind} ${wanted}`) continue;
    if (kind === 'demo') await createDatabase(server, name, TEMPLATES.empty);
    else {
      await createDatabase(server, name);
      await migrate(connectionsOf(databaseUrl(server, name)));
    }
    if (kind === 'demo') await seed(connectionsOf(databaseUrl(server, name)).owner, {});
    await onServer(server, (client) =>
      client.query(
        `comment on database ${pg.escapeIdentifier(name)} is ${pg.escapeLiteral(`${kind} ${wanted}`)}`,
      ),
    );
  }
}

/** What the demo template was filled by. */
function seedFiles(): string[] {
  const folder = path.join(REPOSITORY, 'db', 'seed');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(sql|ts)$/.test(file),
  );
  return files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

async function releaseOf(server: string, name: string): Promise<string | undefined> {
  return onServer(server, async (client) => {
    const { rows } = await client.query(
      `select shobj_description(oid, 'pg_database') as release from pg_database where datname = $1`,
      [name],
    );
    return rows[0]?.release ?? undefined;
  });
}
