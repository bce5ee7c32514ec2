import { describe, expect, test } from '@jest/globals';
import { access } from '../access/index.ts';
import { byName, roleOf } from '../personas.ts';
import { publishedReader } from './reading.ts';
import { rowOf } from './survey.ts';
import { forbidden, keyFields, SOME_PERSONAS } from './world.ts';

const reader = publishedReader();

/** One of each kind that could meet another's rows; every list is read by all in lists.test.ts. */
const personas = SOME_PERSONAS.filter(({ name }) =>
  /^(visitor with a cart|customer anna|(PRODUCT_EDITOR|FINANCIER) of shop x|MANAGER of shop y|operator of 1|MODERATOR|SUPER_ADMIN)$/.test(
    name,
  ),
);

describe('no key opens a row that is not the reader’s', () => {
  /** `order(orderId:)`, `productVariantBySkuCode(skuCode:)` …: every field of the root that gives one row for a key. */
  const lookups = () =>
    reader.rootFields().flatMap((field) => {
      const row = rowOf(reader.survey, field);
      return row && access.has(row.table) && field.args.length ? [{ field, row }] : [];
    });

  /** Global ids of rows, as somebody who may read them was given them. */
  const ids = new Map<string, { table: string; key: string }>();

  test.each(byName(personas))('%s, by any unique key', async (_name, persona) => {
    for (const { field, row } of lookups().filter((lookup) => reader.mayAsk(persona, lookup.row.table))) {
      const { table, fieldOf, type } = row;
      const columnOf = new Map([...fieldOf].map(([column, name]) => [name, column]));
      const columns = field.args.map(({ name }) => columnOf.get(name)!);
      const { select } = reader.privileges.get(roleOf(persona))!.get(table)!;
      const { key } = reader.tables.get(table)!;
      const { rows } = await reader.client.query(
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
            return `r${at}: ${field.name}(${given}) { ${keyFields(reader, type.name)} ${id} }`;
          })
          .join('\n')}
      }`;
      const values = Object.fromEntries(
        variables.flatMap((given, at) => given.map((value, which) => [`v${at}_${which}`, value])),
      );
      const answer = await reader.ask(persona, query, values);
      if (columns.some((column) => !select.includes(column))) {
        // Promotions are not to be found by guessing their codes.
        expect([field.name, answer.code, Object.values(answer.data).filter(Boolean)]).toEqual([
          field.name,
          forbidden(persona),
          [],
        ]);
        continue;
      }
      expect([field.name, answer.errors]).toEqual([field.name, undefined]);
      const opened = rows.filter((_, at) => answer.data[`r${at}`]);
      const allowed = reader.ought(persona, table);
      expect([field.name, opened.map((each) => each.key).sort()]).toEqual([
        field.name,
        rows
          .map((each) => each.key)
          .filter((each) => allowed.has(each))
          .sort(),
      ]);
      for (const [at, each] of rows.entries()) {
        const id = answer.data[`r${at}`]?.id;
        if (id) ids.set(id, { table, key: each.key });
      }
    }
  });

  test.each(byName(personas))('%s, by global id', async (_name, persona) => {
    expect(new Set([...ids.values()].map(({ table }) => table)).size).toBeGreaterThan(50);
    const all = [...ids];
    // A node can be of any type, so planning many of them takes long.
    for (let start = 0; start < all.length; start += 10) {
      const some = all.slice(start, start + 10);
      const query = `query (${some.map((_, at) => `$i${at}: ID!`).join(' ')}) {
        ${some.map((_, at) => `n${at}: node(id: $i${at}) { id }`).join('\n')}
      }`;
      const answer = await reader.ask(
        persona,
        query,
        Object.fromEntries(some.map(([id], at) => [`i${at}`, id])),
      );
      const opened = some
        .filter((_, at) => answer.data[`n${at}`])
        .map(([, { table, key }]) => `${table} ${key}`);
      const allowed = some.filter(([, { table, key }]) => reader.ought(persona, table).has(key));
      expect(opened).toEqual(allowed.map(([, { table, key }]) => `${table} ${key}`));
      const codes = new Set((answer.errors ?? []).map(({ extensions }) => extensions.code));
      expect([...codes].filter((code) => code !== forbidden(persona))).toEqual([]);
    }
  });
});
