import { afterAll, beforeAll } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectionsOf, type Connections } from '../db/connections.ts';
import { TEMPLATES, createDatabase, databaseUrl, dropDatabase } from './server/templates.ts';

/** A database of the suite's own. Its values are there from `beforeAll` on. */
export interface TestDatabase {
  connections: Connections;
  /** A pool of the API's login, as the server has it. */
  api: pg.Pool;
  /** A pool of the migrating login, for what only a DBA may do or see. */
  owner: pg.Pool;
}

/** URL of the server the tests run on, as its superuser. */
export const testServer = (): string => {
  const url = process.env['MARKET_TEST_SERVER'];
  if (!url) throw new Error('The test server is started by jest (npm test).');
  return url;
};

function clone(template: string | undefined): TestDatabase {
  const database = {} as TestDatabase;
  const name = `market_test_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    await createDatabase(testServer(), name, template);
    database.connections = connectionsOf(databaseUrl(testServer(), name));
    database.api = new pg.Pool({ connectionString: database.connections.api, max: 10 });
    database.owner = new pg.Pool({ connectionString: database.connections.owner, max: 5 });
    for (const pool of [database.api, database.owner]) pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await Promise.all([database.api?.end(), database.owner?.end()]);
    await dropDatabase(testServer(), name);
  });
  return database;
}

/** A migrated database with no rows. */
export const emptyDatabase = (): TestDatabase => clone(TEMPLATES.empty);

/** A migrated database with the demo marketplace. */
export const demoDatabase = (): TestDatabase => clone(TEMPLATES.demo);

/** A database with nothing in it, not even schemas. */
export const bareDatabase = (): TestDatabase => clone(undefined);
