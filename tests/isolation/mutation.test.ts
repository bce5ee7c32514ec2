import { beforeAll, describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { access } from './access/index.ts';
import {
  misallotted,
  readPolicies,
  removals,
  unguarded,
  unstamped,
  weakenings,
  type Mutant,
} from './mutants.ts';
import { OPERATIONS, TableProbes, type Differences, type Operation } from './probes.ts';
import { smallWorld } from './world/world.ts';

/* A test of the tests: whatever is broken about a table's guards, its probes in matrix.test.ts must notice. */

const world = smallWorld();
/** Probes of each table, and what they find while nothing is broken: nothing, says matrix.test.ts. */
const probesOf = new Map<string, { probes: TableProbes; usual: Record<Operation, Differences> }>();

beforeAll(async () => {
  await world.client.query('begin');
  for (const name of access.keys()) {
    const probes = new TableProbes(world, name);
    const usual = {} as Record<Operation, Differences>;
    for (const operation of OPERATIONS) usual[operation] = await probes.differences(operation);
    probesOf.set(name, { probes, usual });
  }
  await world.client.query('rollback');
});

/** Whether any of the probes that can notice does. */
async function isNoticed({ places }: Mutant): Promise<boolean> {
  for (const { table, operation } of places) {
    const { probes, usual } = probesOf.get(table)!;
    if (!isDeepStrictEqual(await probes.differences(operation), usual[operation])) return true;
  }
  return false;
}

/** Mutants that nobody notices. */
async function survivors(mutants: readonly Mutant[]): Promise<string[]> {
  const unnoticed: string[] = [];
  for (const mutant of mutants) {
    await world.client.query(`begin; ${mutant.sql}`);
    try {
      if (!(await isNoticed(mutant))) unnoticed.push(mutant.name);
    } finally {
      await world.client.query('rollback');
    }
  }
  return unnoticed;
}

describe('every way to break a policy is noticed', () => {
  test('its removal', async () => {
    const mutants = removals(await readPolicies(world.client));
    const unnoticed = await survivors(mutants);
    console.info(`${mutants.length - unnoticed.length} of ${mutants.length} removed policies noticed`);
    expect(mutants.length).toBeGreaterThan(100);
    expect(unnoticed).toEqual([]);
  });

  test('a condition, or a part of one, left out', async () => {
    const mutants = weakenings(await readPolicies(world.client));
    const unnoticed = await survivors(mutants);
    console.info(`${mutants.length - unnoticed.length} of ${mutants.length} weakened conditions noticed`);
    expect(unnoticed).toEqual([]);
  });

  test('a permission taken from a role, or given to one', async () => {
    const mutants = await misallotted(world.client, await readPolicies(world.client));
    const unnoticed = await survivors(mutants);
    console.info(`${mutants.length - unnoticed.length} of ${mutants.length} misallotted permissions noticed`);
    expect(unnoticed).toEqual([]);
  });

  test('row-level security turned off', async () => {
    const mutants = unguarded([...access]);
    const unnoticed = await survivors(mutants);
    console.info(`${mutants.length - unnoticed.length} of ${mutants.length} unguarded tables noticed`);
    expect(unnoticed).toEqual([]);
  });

  test('an owner no longer stamped', async () => {
    const mutants = await unstamped(world.client);
    expect(mutants.length).toBeGreaterThan(0);
    expect(await survivors(mutants)).toEqual([]);
  });
});
