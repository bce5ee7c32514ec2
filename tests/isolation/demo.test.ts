import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { DEMO_ACCOUNTS, demoSessionId } from '../../db/seed/accounts.ts';
import { demoDatabase } from '../database.ts';
import { FLEETING } from '../seed/fleeting.ts';
import { access } from './access/index.ts';
import type { AdminRole, StaffRole, Who } from './access/rules.ts';
import { readPrivileges, readTables } from './catalog.ts';
import type { Persona } from './personas.ts';
import { TableProbes } from './probes.ts';
import type { World } from './world/world.ts';

/* The same questions as matrix.test.ts asks of a few rows, asked of many by the accounts of the demo marketplace. */

const world = {} as Omit<World, 'database'>;
// Defined before the database's own, so that it runs first.
afterAll(async () => world.client?.end());
const database = demoDatabase();
const personas: Persona[] = [{ name: 'visitor', who: 'anonymous' }];

beforeAll(async () => {
  world.client = new pg.Client({ connectionString: database.connections.admin });
  await world.client.connect();
  world.tables = await readTables(world.client);
  world.privileges = await readPrivileges(world.client);
  for (const { name, userId, audience } of DEMO_ACCOUNTS) {
    const { rows } = await world.client.query('select * from platform.open_session($1, $2, $3)', [
      demoSessionId(name),
      userId,
      audience,
    ]);
    const [session] = rows;
    if (!session) throw new Error(`${name} has no session.`);
    personas.push({
      name,
      who: session.role.replace('market_', '') as Who,
      user: userId,
      ...(session.seller_id && {
        seller: Number(session.seller_id),
        staffRole: session.staff_role as StaffRole,
      }),
      ...(session.admin_id && {
        admin: Number(session.admin_id),
        adminRoles: session.admin_roles as AdminRole[],
      }),
      ...(session.warehouse_ids && { warehouses: session.warehouse_ids.map(Number) }),
    });
  }
  await world.client.query('begin');
});

test.each([...access.keys()])('%s', async (name) => {
  expect(await new TableProbes(world, name, personas).differences('SELECT')).toEqual([]);
});

test('there is something to see for most', async () => {
  const empty: string[] = [];
  for (const [name, { reads }] of access) {
    // What nobody reads need not be there.
    if (!reads.length) continue;
    const { rowCount } = await world.client.query(`select from ${name} limit 1`);
    if (!rowCount) empty.push(name);
  }
  expect(empty.filter((name) => !FLEETING.includes(name))).toEqual([]);
});
