import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../api/apiServer.ts';
import { access } from '../access/index.ts';
import { MUTATIONS } from '../../../api/identity/mutations/index.ts';
import { functions } from '../access/functions.ts';
import type { Rule } from '../access/rules.ts';
import { byName, conditionOf, type Persona } from '../personas.ts';
import { aimedAt, mutationsOf, newRow, type RowMutation } from './mutations.ts';
import { forbidden, keyFields, publishedWorld, SOME_PERSONAS } from './world.ts';

const world = publishedWorld();

/** Rows that are tried: of users and shops whose like are among the personas, and of nobody's like. */
const TRIED = `coalesce(
  (to_jsonb(each) ->> 'user_id')::bigint in (1, 2, 3, 11, 51),
  (to_jsonb(each) ->> 'product_id')::bigint in (11, 12, 21, 22, 32))`;

type Keys = Record<string, string>;

async function rowsOf(table: string, condition: string): Promise<Keys[]> {
  const { key } = world.tables.get(table)!;
  const { rows } = await world.client.query(
    `select ${key.map((column) => `${column}::text`).join(', ')} from ${table} as each where (${condition}) order by 1`,
  );
  return rows;
}

/** What anything in the services looks like, to see that it stays so. */
async function likeness(): Promise<string> {
  const texts = [];
  for (const table of world.tables.keys()) {
    const { rows } = await world.client.query(
      `select md5(string_agg(each::text, '|' order by each::text)) as digest from ${table} as each`,
    );
    texts.push(`${table} ${rows[0].digest}`);
  }
  return texts.join('\n');
}

/** Sends a mutation and asks for the row it is about. */
function send(persona: Persona, { name, input, row, rowField }: RowMutation, value: object) {
  const selection = `${rowField} { ${keyFields(world, row.type.name)} }`;
  return world.ask(persona, `mutation ($input: ${input.name}!) { ${name}(input: $input) { ${selection} } }`, {
    input: value,
  });
}

/** What is answered, without what differs each time. */
const plainly = ({ text }: Answer) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');

const rulesOf = ({ operation, row }: RowMutation): readonly Rule[] => {
  const { adds = [], changes = [], removes = [] } = access.get(row.table)!;
  return { INSERT: adds, UPDATE: changes, DELETE: removes }[operation];
};
const parentOf = ({ row }: RowMutation) => access.get(row.table)!.adds?.find(({ under }) => under)?.under;

/** Everything the mutation can be asked to do, and whether the persona ought to succeed. */
async function attempts(
  mutation: RowMutation,
  persona: Persona,
): Promise<{ input: object; allowed: boolean }[]> {
  const condition = conditionOf(rulesOf(mutation), persona);
  if (mutation.operation !== 'INSERT') {
    const { table } = mutation.row;
    const own = await rowsOf(table, `${TRIED} and (${condition})`);
    const foreign = await rowsOf(table, `${TRIED} and not coalesce((${condition}), false)`);
    return [
      ...own.map((keys) => ({ input: aimedAt(mutation, keys), allowed: true })),
      ...foreign.map((keys) => ({ input: aimedAt(mutation, keys), allowed: false })),
    ];
  }
  const under = parentOf(mutation);
  if (!under) return [{ input: newRow(mutation), allowed: condition !== 'false' }];
  const [column, parent] = under;
  const own = await rowsOf(parent, `${TRIED} and (${condition})`);
  const foreign = await rowsOf(parent, `${TRIED} and not coalesce((${condition}), false)`);
  return [
    ...own.map((keys) => ({ input: newRow(mutation, { column, key: keys[column]! }), allowed: true })),
    ...foreign.map((keys) => ({ input: newRow(mutation, { column, key: keys[column]! }), allowed: false })),
  ];
}

test('every mutation is a table’s, or a function that is spoken of', () => {
  const { ofRows, others } = mutationsOf(world.survey);
  expect(ofRows.length).toBeGreaterThan(10);
  const camelCase = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const known = [
    ...Object.keys(functions).map((name) => camelCase(name.replace(/^\w+\.(\w+)\(.*$/, '$1'))),
    ...MUTATIONS.map(({ name }) => name),
    // deliver_own() inside, where mark_delivered() is the carrier's.
    'markDelivered',
  ];
  expect(others.filter((name) => !known.includes(name))).toEqual([]);
});

/** All that an error may say is a sentence of ours. */
const DATABASE_WORDS =
  /constraint|violates|relation |column |policy|permission|Key \(|SKU-|@example|\.sql|_service/i;

describe('nobody changes what is not theirs, and nothing is said of it', () => {
  test.each(byName(SOME_PERSONAS))('%s', async (_name, persona) => {
    const before = await likeness();
    let refused = 0;
    for (const mutation of mutationsOf(world.survey).ofRows) {
      for (const { input, allowed } of await attempts(mutation, persona)) {
        if (allowed) continue;
        const answer = await send(persona, mutation, input);
        const where = `${mutation.name} ${JSON.stringify(input)}`;
        expect([where, answer.data?.[mutation.name] ?? null]).toEqual([where, null]);
        expect([where, answer.code]).toEqual([
          where,
          expect.stringMatching(`^(${forbidden(persona)}|NOT_FOUND)$`),
        ]);
        expect(answer.text.replace(/"path":\[.*?\]/g, '')).not.toMatch(DATABASE_WORDS);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(20);
    expect(await likeness()).toBe(before);
  });
});

describe('an error says nothing of rows that are not shown', () => {
  const editor = SOME_PERSONAS.find(({ name }) => name === 'PRODUCT_EDITOR of shop x')!;

  test('another shop’s SKU is taken, and that is all', async () => {
    const create = mutationsOf(world.survey).ofRows.find(({ name }) => name === 'createProductVariant')!;
    const input = newRow(create, { column: 'product_id', key: '12' }) as {
      productVariant: Record<string, unknown>;
    };
    input.productVariant['skuCode'] = 'SKU-22';
    const answer = await send(editor, create, input);
    expect(answer.code).toBe('ALREADY_EXISTS');
    expect(answer.text).not.toMatch(DATABASE_WORDS);
  });

  test('another shop’s draft is as if it were not there', async () => {
    const create = mutationsOf(world.survey).ofRows.find(({ name }) => name === 'createProductVariant')!;
    const [ofAnother, ofNobody] = await Promise.all(
      ['22', '9999'].map((key) => send(editor, create, newRow(create, { column: 'product_id', key }))),
    );
    expect(plainly(ofAnother!)).toBe(plainly(ofNobody!));
  });

  const byKey = ['updateProduct', 'deleteProduct', 'updateProductVariant', 'deleteProductImage'];
  test.each(byKey)('%s of another shop’s is as of one that is not there', async (name) => {
    const mutation = mutationsOf(world.survey).ofRows.find((each) => each.name === name)!;
    const { table } = mutation.row;
    const [key] = world.tables.get(table)!.key as [string];
    const [foreign] = await rowsOf(table, 'product_id = 22');
    const [ofAnother, ofNobody] = await Promise.all(
      [foreign![key]!, '9999'].map((value) => send(editor, mutation, aimedAt(mutation, { [key]: value }))),
    );
    expect(plainly(ofAnother!)).toBe(plainly(ofNobody!));
  });
});

/* Last: what succeeds stays done. */
test('what is refused to one is what another does: each mutation works for somebody', async () => {
  const unused: string[] = [];
  for (const mutation of mutationsOf(world.survey).ofRows) {
    let isUsed = false;
    for (const persona of SOME_PERSONAS) {
      if (isUsed) break;
      if (mutation.operation === 'INSERT') {
        await world.client.query(
          'delete from notification_service.notification_settings where user_id = $1',
          [persona.user],
        );
      }
      const own = (await attempts(mutation, persona)).find(({ allowed }) => allowed);
      if (!own) continue;
      const answer = await send(persona, mutation, own.input);
      expect([mutation.name, answer.errors]).toEqual([mutation.name, undefined]);
      isUsed = true;
    }
    if (!isUsed) unused.push(mutation.name);
  }
  expect(unused).toEqual([]);
});
