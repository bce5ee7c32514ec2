import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { REQUEST_ROLES } from '../../db/services.ts';
import { access, words } from './access/index.ts';
import { functions } from './access/functions.ts';
import type { Access, Who } from './access/rules.ts';
import { PERSONAS, become, lineage, roleOf } from './personas.ts';
import { TableProbes, columnsOf } from './probes.ts';
import { smallWorld } from './world/world.ts';

const world = smallWorld();
const KINDS = REQUEST_ROLES.map((role) => role.replace('market_', '') as Who);
const AUTHORSHIP = ['created_by', 'created_date', 'last_modified_by', 'last_modified_date'];

/** Columns that a kind of caller ought to read. */
function readable(rules: Access, who: Who): string[] {
  const kinds = lineage(who);
  if (!rules.reads.some((rule) => kinds.includes(rule.who))) return [];
  const special = Object.entries(rules.showsOnly ?? {}).filter(([, allowed]) =>
    kinds.some((kind) => allowed.includes(kind)),
  );
  return [...words(rules.shows), ...special.map(([column]) => column)];
}

describe('every table is spoken of, and every column of it', () => {
  test('tables', () => {
    expect([...access.keys()].sort()).toEqual([...world.tables.keys()].sort());
  });

  test.each([...access])('columns of %s', (name, rules) => {
    const spoken = [...words(rules.shows), ...words(rules.hides), ...Object.keys(rules.showsOnly ?? {})];
    const actual = world.tables.get(name)!.columns.map((column) => column.name);
    expect(new Set(spoken).size).toBe(spoken.length);
    expect(spoken.filter((column) => !actual.includes(column))).toEqual([]);
    expect(actual.filter((column) => !spoken.includes(column) && !AUTHORSHIP.includes(column))).toEqual([]);
  });

  test('nobody is shown who made or changed a row', () => {
    const shown = [...access].filter(([, { shows }]) => /\b(created|last_modified)_by\b/.test(shows));
    expect(shown).toEqual([]);
  });
});

describe.each(KINDS)('rights of market_%s', (who) => {
  const kinds = lineage(who);

  test.each([...access])('on %s', (name, rules) => {
    const has = world.privileges.get(roleOf({ who }))!.get(name)!;
    expect({
      select: has.select.sort(),
      insert: has.insert.sort(),
      update: has.update.sort(),
      delete: has.delete,
      other: has.other,
    }).toEqual({
      select: readable(rules, who).sort(),
      insert: columnsOf(rules.adds ?? [], kinds).sort(),
      update: columnsOf(rules.changes ?? [], kinds).sort(),
      delete: (rules.removes ?? []).some((rule) => kinds.includes(rule.who)),
      other: [],
    });
  });
});

describe('rows that each persona reads, changes, removes and adds', () => {
  beforeAll(async () => void (await world.client.query('begin')));
  afterAll(async () => void (await world.client.query('rollback')));

  test.each([...access.keys()])('%s', async (name) => {
    expect(await new TableProbes(world, name).differences()).toEqual([]);
  });

  test.each([...access].filter(([, { changes }]) => changes))(
    'nothing but what is listed is changed in %s',
    async (name) => {
      for (const persona of PERSONAS) {
        const { update } = world.privileges.get(roleOf(persona))!.get(name)!;
        for (const column of world.tables.get(name)!.columns.filter((each) => !update.includes(each.name))) {
          await world.client.query(`savepoint move; ${become(persona)}`);
          const move = world.client.query(`update ${name} set ${column.name} = default`);
          await expect(move).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|428C9)$/) });
          await world.client.query('rollback to savepoint move');
        }
      }
    },
  );
});

test('only the functions that are spoken of can be called', async () => {
  const { rows } = await world.client.query(
    `select p.oid::regprocedure::text as name,
       array(select rolname::text from pg_roles
             where rolname = any ($1) and has_function_privilege(oid, p.oid, 'execute')) as roles
     from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
     where n.nspname ~ '_service$' order by 1`,
    [REQUEST_ROLES],
  );
  const callable = rows.filter(({ roles }) => roles.length).map(({ name, roles }) => [name, roles.sort()]);
  const ought = Object.entries(functions).map(([name, allowed]) => [
    name,
    KINDS.filter((who) => lineage(who).some((kind) => allowed.includes(kind)))
      .map((who) => roleOf({ who }))
      .sort(),
  ]);
  expect(callable).toEqual(ought.sort());
});

test('the API’s login reaches nothing before it becomes somebody', async () => {
  const { rows } = await world.client.query(
    `select c.oid::regclass::text as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where n.nspname ~ '^(platform|.+_service)$' and c.relkind in ('r', 'p', 'v', 'm')
       and (has_any_column_privilege('market_api', c.oid, 'select, insert, update')
         or has_table_privilege('market_api', c.oid, 'delete, truncate'))`,
  );
  expect(rows).toEqual([]);
});

test('no request reaches a view, a partition, a sequence it does not add to, or a table of platform', async () => {
  const { rows: views } = await world.client.query(
    `select c.oid::regclass::text as name, rolname from pg_class as c
     join pg_namespace as n on n.oid = c.relnamespace cross join pg_roles as r
     where n.nspname ~ '^(platform|.+_service)$' and (c.relkind in ('v', 'm', 'f') or c.relispartition)
       and rolname = any ($1)
       and has_any_column_privilege(r.oid, c.oid, 'select, insert, update')`,
    [REQUEST_ROLES],
  );
  expect(views).toEqual([]);
  const { rows: sequences } = await world.client.query(
    `select d.refobjid::regclass::text as table, r.rolname as role
     from pg_class as c
     join pg_depend as d on d.objid = c.oid and d.classid = c.tableoid and d.refclassid = c.tableoid
     cross join pg_roles as r
     where c.relkind = 'S' and r.rolname = any ($1) and has_sequence_privilege(r.oid, c.oid, 'usage, select, update')`,
    [REQUEST_ROLES],
  );
  const unneeded = sequences.filter(
    ({ table, role }) =>
      !columnsOf(access.get(table)?.adds ?? [], lineage(role.replace('market_', ''))).length,
  );
  expect(unneeded).toEqual([]);
  const { rows: inPlatform } = await world.client.query(
    `select c.oid::regclass::text as name, rolname from pg_class as c cross join pg_roles as r
     where c.relnamespace = 'platform'::regnamespace and c.relkind in ('r', 'p') and rolname = any ($1)
       and (has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
         or has_table_privilege(r.oid, c.oid, 'delete'))`,
    [REQUEST_ROLES],
  );
  expect(inPlatform).toEqual([]);
});
