import { beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { access } from '../access/index.ts';
import { REAL_PERSONAS, roleOf, type Persona } from '../personas.ts';
import { oughtToReach } from '../probes.ts';
import { pageOf, rowOf, type RowType } from './survey.ts';
import { SOME_PERSONAS, keyFields, keyOfNode, publishedWorld } from './world.ts';

const world = publishedWorld();

/** Rows that each persona ought to read, by table. */
const ought = new Map<Persona, Map<string, Set<string>>>();
beforeAll(async () => {
  for (const persona of REAL_PERSONAS) ought.set(persona, new Map());
  for (const [name, { reads }] of access) {
    const sets = await oughtToReach(world.client, world.tables.get(name)!, reads, REAL_PERSONAS);
    REAL_PERSONAS.forEach((persona, at) => ought.get(persona)!.set(name, sets[at]!));
  }
});

const rootFields = () => Object.values(world.survey.schema.getQueryType()!.getFields());
const pages = () => rootFields().flatMap((field) => (pageOf(world.survey, field) ? [[field.name, pageOf(world.survey, field)!] as const] : []));

/** Whether the persona's role may read the table at all; if not, asking is an error rather than an empty page. */
const mayAsk = (persona: Persona, table: string) =>
  (world.privileges.get(roleOf(persona))!.get(table)?.select.length ?? 0) > 0;

/** `orderBy: [CREATED_DATE_ASC]` and `createdDate` are of one column. */
const plain = (text: string) => text.replace(/_(ASC|DESC)\b/, '').replace(/[^a-z0-9]/gi, '').toLowerCase();

const keysOf = (type: string, nodes: Record<string, unknown>[]) => nodes.map((node) => keyOfNode(world, type, node));

describe('every list at the root holds what its reader ought to read', () => {
  test.each(REAL_PERSONAS.map((persona) => [persona.name, persona] as const))('%s', async (_name, persona) => {
    const asked = pages().filter(([, row]) => mayAsk(persona, row.table));
    const query = asked.map(([field, { type }]) => `${field}(first: 100) { nodes { ${keyFields(world, type.name)} } }`);
    const data = await world.read(persona, `{ ${query.join('\n')} }`);
    for (const [field, { type, table }] of asked) {
      expect([field, keysOf(type.name, data[field].nodes).sort()]).toEqual([field, [...ought.get(persona)!.get(table)!].sort()]);
    }
  });

  test.each(REAL_PERSONAS.map((persona) => [persona.name, persona] as const))('%s is told nothing of other lists', async (_name, persona) => {
    for (const [field, { type, table }] of pages().filter(([, row]) => !mayAsk(persona, row.table))) {
      const answer = await world.ask(persona, `{ ${field}(first: 100) { nodes { ${keyFields(world, type.name)} } } }`);
      expect([table, answer.code, answer.data[field]]).toEqual([table, 'FORBIDDEN', null]);
    }
  });
});

describe('no relation leads to a row that is not the reader’s', () => {
  /** From each row of each list one step along each relation the reader may ask for. */
  function steps(persona: Persona, from: RowType): { selection: string; reaches: { field: string; row: RowType; isPage: boolean }[] } {
    const reaches = Object.values(from.type.getFields()).flatMap((field) => {
      const page = pageOf(world.survey, field);
      const row = page ?? rowOf(world.survey, field);
      return row && access.has(row.table) && mayAsk(persona, row.table) ? [{ field: field.name, row, isPage: Boolean(page) }] : [];
    });
    const selection = reaches
      .map(({ field, row, isPage }) => {
        const keys = keyFields(world, row.type.name);
        return isPage ? `${field}(first: 100) { nodes { ${keys} } }` : `${field} { ${keys} }`;
      })
      .join(' ');
    return { selection, reaches };
  }

  test.each(SOME_PERSONAS.map((persona) => [persona.name, persona] as const))('%s', async (_name, persona) => {
    let followed = 0;
    for (const [field, from] of pages().filter(([, row]) => mayAsk(persona, row.table))) {
      if (ought.get(persona)!.get(from.table)!.size === 0) continue;
      const { selection, reaches } = steps(persona, from);
      if (!selection) continue;
      const data = await world.read(persona, `{ ${field}(first: 100) { nodes { ${selection} } } }`);
      for (const { field: relation, row, isPage } of reaches) {
        const found = data[field].nodes.flatMap((node: any) => (isPage ? node[relation].nodes : (node[relation] ?? [])));
        const strangers = keysOf(row.type.name, found).filter((key) => !ought.get(persona)!.get(row.table)!.has(key));
        expect([`${field}.${relation}`, strangers]).toEqual([`${field}.${relation}`, []]);
        followed += found.length;
      }
    }
    expect(followed).toBeGreaterThan(0);
  });
});

describe('no key opens a row that is not the reader’s', () => {
  /** `order(orderId:)`, `productVariantBySkuCode(skuCode:)` …: every field of the root that gives one row for a key. */
  const lookups = () =>
    rootFields().flatMap((field) => {
      const row = rowOf(world.survey, field);
      return row && access.has(row.table) && field.args.length ? [{ field, row }] : [];
    });

  /** Global ids of rows, as somebody who may read them was given them. */
  const ids = new Map<string, { table: string; key: string }>();

  test.each(SOME_PERSONAS.map((persona) => [persona.name, persona] as const))('%s, by any unique key', async (_name, persona) => {
    for (const { field, row } of lookups().filter((lookup) => mayAsk(persona, lookup.row.table))) {
      const { table, fieldOf, type } = row;
      const columnOf = new Map([...fieldOf].map(([column, name]) => [name, column]));
      const columns = field.args.map(({ name }) => columnOf.get(name)!);
      const { select } = world.privileges.get(roleOf(persona))!.get(table)!;
      const { key } = world.tables.get(table)!;
      const { rows } = await world.client.query(
        `select concat_ws('/', ${key.join(', ')}) as key, ${columns.map((column) => `${column}::text as "${column}"`).join(', ')}
         from ${table} where ${columns.map((column) => `${column} is not null`).join(' and ')}`,
      );
      const variables = rows.map((each) => columns.map((column) => each[column]));
      const types = field.args.map((argument) => argument.type);
      const query = `query (${variables.flatMap((_, at) => types.map((type, which) => `$v${at}_${which}: ${type}`)).join(' ')}) {
        ${rows
          .map((_, at) => {
            const given = field.args.map(({ name }, which) => `${name}: $v${at}_${which}`).join(', ');
            const id = 'id' in type.getFields() ? 'id' : '';
            return `r${at}: ${field.name}(${given}) { ${keyFields(world, type.name)} ${id} }`;
          })
          .join('\n')}
      }`;
      const values = Object.fromEntries(variables.flatMap((given, at) => given.map((value, which) => [`v${at}_${which}`, value])));
      const answer = await world.ask(persona, query, values);
      if (columns.some((column) => !select.includes(column))) {
        // Promotions are not to be found by guessing their codes.
        expect([field.name, answer.code, Object.values(answer.data).filter(Boolean)]).toEqual([field.name, 'FORBIDDEN', []]);
        continue;
      }
      expect([field.name, answer.errors]).toEqual([field.name, undefined]);
      const opened = rows.filter((_, at) => answer.data[`r${at}`]);
      const allowed = ought.get(persona)!.get(table)!;
      expect([field.name, opened.map((each) => each.key).sort()]).toEqual([
        field.name,
        rows.map((each) => each.key).filter((each) => allowed.has(each)).sort(),
      ]);
      for (const [at, each] of rows.entries()) {
        const id = answer.data[`r${at}`]?.id;
        if (id) ids.set(id, { table, key: each.key });
      }
    }
  });

  test.each(SOME_PERSONAS.map((persona) => [persona.name, persona] as const))('%s, by global id', async (_name, persona) => {
    expect(new Set([...ids.values()].map(({ table }) => table)).size).toBeGreaterThan(50);
    const all = [...ids];
    // A node can be of any type, so planning many of them takes long.
    for (let start = 0; start < all.length; start += 10) {
      const some = all.slice(start, start + 10);
      const query = `query (${some.map((_, at) => `$i${at}: ID!`).join(' ')}) {
        ${some.map((_, at) => `n${at}: node(id: $i${at}) { id }`).join('\n')}
      }`;
      const answer = await world.ask(persona, query, Object.fromEntries(some.map(([id], at) => [`i${at}`, id])));
      const opened = some.filter((_, at) => answer.data[`n${at}`]).map(([, { table, key }]) => `${table} ${key}`);
      const allowed = some.filter(([, { table, key }]) => ought.get(persona)!.get(table)!.has(key));
      expect(opened).toEqual(allowed.map(([, { table, key }]) => `${table} ${key}`));
      const codes = new Set((answer.errors ?? []).map(({ extensions }) => extensions.code));
      expect([...codes].filter((code) => code !== 'FORBIDDEN')).toEqual([]);
    }
  });
});

describe('no filter and no ordering brings out a row that is not the reader’s', () => {
  const personas = SOME_PERSONAS.filter(({ name }) => /^(visitor|customer anna|PRODUCT_EDITOR .*|operator of 1|MODERATOR)$/.test(name));

  test.each(personas.map((persona) => [persona.name, persona] as const))('%s', async (_name, persona) => {
    let asked = 0;
    for (const [name, { type, table, fieldOf }] of pages().filter(([, row]) => mayAsk(persona, row.table))) {
      const { args } = world.survey.schema.getQueryType()!.getFields()[name]!;
      const typeOf = (argument: string) => getNamedType(args.find((each) => each.name === argument)?.type);
      const [filter, ordering] = [typeOf('filter'), typeOf('orderBy')];
      const choices = [
        ...(isEnumType(ordering) ? ordering.getValues().map((value) => `orderBy: [${value.name}]`) : []),
        ...(isInputObjectType(filter)
          ? Object.keys(filter.getFields()).flatMap((field) => [true, false].map((is) => `filter: { ${field}: { isNull: ${is} } }`))
          : []),
      ];
      if (choices.length === 0) continue;
      const keys = keyFields(world, type.name);
      const answer = await world.ask(
        persona,
        `{ ${choices.map((choice, at) => `c${at}: ${name}(first: 100, ${choice}) { nodes { ${keys} } }`).join('\n')} }`,
      );
      const allowed = ought.get(persona)!.get(table)!;
      const { select } = world.privileges.get(roleOf(persona))!.get(table)!;
      const unreadable = [...fieldOf].filter(([column]) => !select.includes(column)).map(([, field]) => field);
      choices.forEach((choice, at) => {
        const found = answer.data[`c${at}`]?.nodes;
        const asksUnreadable = unreadable.some((field) => plain(choice).includes(plain(field)));
        expect([name, choice, found === undefined]).toEqual([name, choice, asksUnreadable]);
        const strangers = found ? keysOf(type.name, found).filter((key) => !allowed.has(key)) : [];
        expect([name, choice, strangers]).toEqual([name, choice, []]);
        if (choice.startsWith('orderBy') && found) expect([name, choice, found.length]).toEqual([name, choice, allowed.size]);
        asked += 1;
      });
    }
    expect(asked).toBeGreaterThan(50);
  });
});
