import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '../../database.ts';
import { readPrivileges, readTables, type Privileges, type Table } from '../catalog.ts';
import { insertion } from './fill.ts';
import { worldRows } from './rows.ts';

/** A database with the small marketplace of `rows.ts`, looked at as superuser. */
export interface World {
  database: TestDatabase;
  /** Sees everything, and becomes a persona by `set local role`. */
  client: pg.Client;
  tables: Map<string, Table>;
  privileges: Map<string, Map<string, Privileges>>;
}

export async function populate(client: pg.ClientBase, tables: Map<string, Table>): Promise<void> {
  const statements = worldRows().map(([name, row]) => {
    const table = tables.get(name);
    if (!table) throw new Error(`There is no table ${name}.`);
    return insertion(table, row);
  });
  await client.query(statements.join('\n'));
  // Ids were given, so the sequences do not know them.
  await client.query(`select setval(seqrelid, 1000) from pg_sequence`);
}

/** The database of a suite; its values are there from `beforeAll` on. */
export function smallWorld(): World {
  const world = {} as World;
  // Defined before the database's own, so that it runs first.
  afterAll(async () => world.client?.end());
  world.database = emptyDatabase();
  beforeAll(async () => {
    world.client = new pg.Client({ connectionString: world.database.connections.admin });
    await world.client.connect();
    world.tables = await readTables(world.client);
    world.privileges = await readPrivileges(world.client);
    await populate(world.client, world.tables);
  });
  return world;
}
