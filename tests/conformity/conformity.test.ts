import { beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICES } from '../../db/services.ts';
import { bareDatabase, emptyDatabase } from '../database.ts';
import { contractFacts, nameless, type Fact } from './catalog.ts';
import { contractSql, listedDeviations, logicalKeys } from './contract.ts';

const contract = bareDatabase();
const product = emptyDatabase();
let promised: Fact[] = [];
let built: Fact[] = [];

beforeAll(async () => {
  const client = await contract.owner.connect().catch(() => undefined);
  client?.release();
  const { Client } = (await import('pg')).default;
  const superuser = new Client({ connectionString: contract.connections.admin });
  await superuser.connect();
  await superuser.query(SERVICES.map((schema) => `create schema ${schema};`).join('\n') + contractSql());
  promised = await contractFacts(superuser, SERVICES);
  await superuser.end();
  const migrated = await product.owner.connect();
  built = await contractFacts(migrated, SERVICES);
  migrated.release();
});

const differing = (these: Fact[], those: Fact[]) => {
  const known = new Set(those.map(nameless));
  return these.filter((fact) => !known.has(nameless(fact)));
};
/** The subjects a difference may be listed under: itself, or the table it belongs to when that is all new. */
const differences = () => {
  const contractTables = new Set(
    promised.filter(({ fact }) => fact === 'table').map(({ subject }) => subject),
  );
  const tableOf = (subject: string) => subject.split(':')[0]!.split('.').slice(0, 2).join('.');
  const missing = differing(promised, built);
  const extra = differing(built, promised);
  return new Map(
    [
      ...missing.map((fact) => ({ ...fact, side: 'missing' })),
      ...extra.map((fact) => ({ ...fact, side: 'extra' })),
    ].map(({ subject, fact, side }) => {
      const isNewTable =
        !contractTables.has(tableOf(subject)) &&
        built.some((f) => f.subject === tableOf(subject) && f.fact === 'table');
      return [isNewTable ? tableOf(subject) : subject, `${side}: ${fact}`] as const;
    }),
  );
};

describe('the data contract', () => {
  test('has 16 schemas, 54 tables, 28 enum types', () => {
    const tables = promised.filter(({ fact }) => fact === 'table');
    expect(new Set(tables.map(({ subject }) => subject.split('.')[0])).size).toBe(16);
    expect(tables).toHaveLength(54);
    expect(promised.filter(({ fact }) => fact.startsWith('enum '))).toHaveLength(28);
  });

  test('is built as it says; every difference is listed with its reason', () => {
    const listed = listedDeviations();
    const unlisted = [...differences()].filter(([subject]) => !listed.get(subject));
    expect(unlisted).toEqual([]);
  });

  test('has no deviation listed that is none', () => {
    const found = differences();
    expect([...listedDeviations().keys()].filter((subject) => !found.has(subject))).toEqual([]);
  });
});

describe('logical keys', () => {
  const single = logicalKeys().filter(({ targets, array }) => targets.length === 1 && !array);

  test('are found in the contract', () => {
    expect(logicalKeys().length).toBeGreaterThan(50);
    expect(single.length).toBeGreaterThan(40);
  });

  test.each(single.map((key) => [`${key.table}.${key.column}`, key] as const))(
    '%s is a smart tag',
    async (_name, key) => {
      const { rows } = await product.owner.query(`select obj_description($1::regclass, 'pg_class') as tags`, [
        key.table,
      ]);
      const [, target, column] = /^(.+)\((.+)\)$/.exec(key.targets[0]!)!;
      expect(rows[0].tags).toMatch(
        new RegExp(
          `^@foreignKey \\(${key.column}\\) references ${target!.replace('.', '\\.')} \\(${column}\\)`,
          'm',
        ),
      );
    },
  );
});
