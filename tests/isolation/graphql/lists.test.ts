import { describe, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { access } from '../access/index.ts';
import { REAL_PERSONAS, byName, roleOf, type Persona } from '../personas.ts';
import { publishedReader } from './reading.ts';
import { pageOf, rowOf, type RowType } from './survey.ts';
import { forbidden, keyFields, SOME_PERSONAS } from './world.ts';

const reader = publishedReader();

describe('every list at the root holds what its reader ought to read', () => {
  test.each(byName(REAL_PERSONAS))('%s', async (_name, persona) => {
    const asked = reader.pages().filter(([, row]) => reader.mayAsk(persona, row.table));
    const query = asked.map(
      ([field, { type }]) => `${field}(first: 100) { nodes { ${keyFields(reader, type.name)} } }`,
    );
    const data = await reader.read(persona, `{ ${query.join('\n')} }`);
    for (const [field, { type, table }] of asked) {
      // What is called mine is, also for those who look after everybody's.
      const ought = /^my[A-Z]/.test(field) ? await reader.own(persona, table) : reader.ought(persona, table);
      expect([field, reader.keysOf(type.name, data[field].nodes).sort()]).toEqual([field, [...ought].sort()]);
    }
  });

  test.each(byName(REAL_PERSONAS))('%s is told nothing of other lists', async (_name, persona) => {
    for (const [field, { type, table }] of reader
      .pages()
      .filter(([, row]) => !reader.mayAsk(persona, row.table))) {
      const answer = await reader.ask(
        persona,
        `{ ${field}(first: 100) { nodes { ${keyFields(reader, type.name)} } } }`,
      );
      expect([table, answer.code, answer.data[field]]).toEqual([table, forbidden(persona), null]);
    }
  });
});

describe('no relation leads to a row that is not the reader’s', () => {
  /** From each row of each list one step along each relation the reader may ask for. */
  function steps(
    persona: Persona,
    from: RowType,
  ): { selection: string; reaches: { field: string; row: RowType; isPage: boolean }[] } {
    const reaches = Object.values(from.type.getFields()).flatMap((field) => {
      const page = pageOf(reader.survey, field);
      const row = page ?? rowOf(reader.survey, field);
      return row && access.has(row.table) && reader.mayAsk(persona, row.table)
        ? [{ field: field.name, row, isPage: Boolean(page) }]
        : [];
    });
    const selection = reaches
      .map(({ field, row, isPage }) => {
        const keys = keyFields(reader, row.type.name);
        return isPage ? `${field}(first: 100) { nodes { ${keys} } }` : `${field} { ${keys} }`;
      })
      .join(' ');
    return { selection, reaches };
  }

  test.each(byName(SOME_PERSONAS))('%s', async (_name, persona) => {
    let followed = 0;
    for (const [field, from] of reader.pages().filter(([, row]) => reader.mayAsk(persona, row.table))) {
      if (reader.ought(persona, from.table).size === 0) continue;
      const { selection, reaches } = steps(persona, from);
      if (!selection) continue;
      const data = await reader.read(persona, `{ ${field}(first: 100) { nodes { ${selection} } } }`);
      for (const { field: relation, row, isPage } of reaches) {
        const found = data[field].nodes.flatMap((node: any) =>
          isPage ? node[relation].nodes : (node[relation] ?? []),
        );
        const strangers = reader
          .keysOf(row.type.name, found)
          .filter((key) => !reader.ought(persona, row.table).has(key));
        expect([`${field}.${relation}`, strangers]).toEqual([`${field}.${relation}`, []]);
        followed += found.length;
      }
    }
    expect(followed).toBeGreaterThan(0);
  });
});

/** `orderBy: [CREATED_DATE_ASC]` and `createdDate` are of one column. */
const plain = (text: string) =>
  text
    .replace(/_(ASC|DESC)\b/, '')
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase();

describe('no filter and no ordering brings out a row that is not the reader’s', () => {
  const personas = SOME_PERSONAS.filter(({ name }) =>
    /^(visitor|customer anna|PRODUCT_EDITOR .*|operator of 1|MODERATOR)$/.test(name),
  );

  test.each(byName(personas))('%s', async (_name, persona) => {
    let asked = 0;
    for (const [name, { type, table, fieldOf }] of reader
      .pages()
      .filter(([, row]) => reader.mayAsk(persona, row.table))) {
      const { args } = reader.survey.schema.getQueryType()!.getFields()[name]!;
      const typeOf = (argument: string) => getNamedType(args.find((each) => each.name === argument)?.type);
      const [filter, ordering, sort] = [typeOf('filter'), typeOf('orderBy'), typeOf('sort')];
      const choices = [
        ...(isEnumType(ordering) ? ordering.getValues().map((value) => `orderBy: [${value.name}]`) : []),
        ...(isEnumType(sort) ? sort.getValues().map((value) => `sort: ${value.name}`) : []),
        // Of columns; what a list of its own makes filters is tried where that list is.
        ...(isInputObjectType(filter)
          ? Object.values(filter.getFields())
              .filter(({ type: of }) => isInputObjectType(of))
              .flatMap((field) => [true, false].map((is) => `filter: { ${field.name}: { isNull: ${is} } }`))
          : []),
      ];
      if (choices.length === 0) continue;
      const keys = keyFields(reader, type.name);
      const answer = await reader.ask(
        persona,
        `{ ${choices.map((choice, at) => `c${at}: ${name}(first: 100, ${choice}) { nodes { ${keys} } }`).join('\n')} }`,
      );
      const allowed = reader.ought(persona, table);
      const { select } = reader.privileges.get(roleOf(persona))!.get(table)!;
      const unreadable = [...fieldOf]
        .filter(([column]) => !select.includes(column))
        .map(([, field]) => field);
      choices.forEach((choice, at) => {
        const found = answer.data[`c${at}`]?.nodes;
        const asksUnreadable = unreadable.some((field) => plain(choice).includes(plain(field)));
        expect([name, choice, found === undefined]).toEqual([name, choice, asksUnreadable]);
        const strangers = found ? reader.keysOf(type.name, found).filter((key) => !allowed.has(key)) : [];
        expect([name, choice, strangers]).toEqual([name, choice, []]);
        if (/^(orderBy|sort)/.test(choice) && found)
          expect([name, choice, found.length]).toEqual([name, choice, allowed.size]);
        asked += 1;
      });
    }
    expect(asked).toBeGreaterThan(50);
  });
});
