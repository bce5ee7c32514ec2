import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  isInputObjectType,
  isObjectType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import { demoDatabase } from '../database.ts';
import { schemaOf } from './schemaOf.ts';
import { asSuperuser } from './probes.ts';

const database = demoDatabase();
let schema: GraphQLSchema;

/** A column of each kind that is offered, and of each that is not. */
const PROBE_TABLE = `
  create table order_service.probe_columns (
    probe_id bigint primary key, head bigint not null, second bigint not null, code varchar(10),
    moment timestamptz not null,
    amount numeric, gender user_service.gender_enum, labels text[], sometimes text, hashed text, unindexed text
  );
  create index on order_service.probe_columns (head, second, sometimes);
  create index on order_service.probe_columns (code);
  create index on order_service.probe_columns (moment);
  create index on order_service.probe_columns (amount);
  create index on order_service.probe_columns (gender);
  create index on order_service.probe_columns (labels);
  create index on order_service.probe_columns (sometimes) where sometimes <> '';
  create index on order_service.probe_columns using hash (hashed);
  grant select on order_service.probe_columns to market_anonymous`;

beforeAll(async () => {
  await asSuperuser(database, PROBE_TABLE);
  schema = await schemaOf(database);
});

const types = () => Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const fields = () =>
  types()
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
    );

test('names are those of the tables, without their schema', () => {
  const query = Object.keys(schema.getQueryType()!.getFields());
  expect(query).toEqual(expect.arrayContaining(['products', 'product', 'orders', 'order', 'userAddresses']));
  expect(schema.getMutationType()!.getFields()).toHaveProperty('createUserAddress');
  expect(query.filter((name) => /service|ById$|NodeId$|^all[A-Z]/i.test(name))).toEqual([]);
  expect(types().filter((type) => /Service|Enum$/.test(type.name))).toEqual([]);
});

test('every list is read in pages, without offset, and says so', () => {
  const lists = fields().filter(({ field }) => /Connection!?$/.test(String(field.type)));
  expect(lists.length).toBeGreaterThan(10);
  for (const { name, field } of lists) {
    const args = field.args.map((arg) => arg.name);
    expect([name, args]).toEqual([name, expect.arrayContaining(['first', 'after'])]);
    expect([name, args]).toEqual([name, expect.not.arrayContaining(['offset', 'condition'])]);
    expect(field.args.find((arg) => arg.name === 'first')!.description).toMatch(/1 to 100/);
  }
});

test('no list is handed out whole', () => {
  const whole = fields().filter(
    ({ name, field }) => /^\[/.test(String(field.type)) && !/Connection\.(nodes|edges)$/.test(name),
  );
  const ofObjects = whole.filter(({ field }) =>
    isObjectType(schema.getType(String(field.type).replace(/[[\]!]/g, ''))),
  );
  // A part of its row, no rows of their own; as many attempts as a saga has steps and tries, as many
  // lines as a cart may have.
  expect(ofObjects.map(({ name }) => name)).toEqual([
    'CartContent.lines',
    'CartContent.shops',
    'CheckoutQuote.orders',
    'CreateUploadPayload.headers',
    'ParcelTracking.steps',
    'ProductDocument.variants',
    'Query.shippingQuotesList',
    'Saga.steps',
  ]);
});

test('what is counted is tagged to be', async () => {
  const tagged = await asSuperuser<{ table: string }>(
    database,
    `select relname as table from pg_class
     where relkind in ('r', 'v') and obj_description(oid, 'pg_class') ~ '@behavior[^\\n]*\\+totalCount'`,
  );
  const counted = fields().filter(({ field }) => field.name === 'totalCount');
  expect(counted).toHaveLength(tagged.length);
});

describe('filters and orderings are those an index serves under row-level security', () => {
  const fieldsOf = (name: string) =>
    Object.keys((schema.getType(name) as GraphQLInputObjectType).getFields());

  test('columns', () => {
    expect(fieldsOf('ProbeColumnFilter').sort()).toEqual(['code', 'head', 'moment', 'probeId']);
    const orders = (schema.getType('ProbeColumnOrderBy') as GraphQLEnumType)
      .getValues()
      .map(({ name }) => name);
    expect(new Set(orders.map((name) => name.replace(/_(ASC|DESC)$/, '')))).toEqual(
      // A code may be missing, and then a cursor is no range.
      new Set(['PRIMARY_KEY', 'PROBE_ID', 'HEAD', 'MOMENT']),
    );
  });

  test('operators', () => {
    const operators = [
      'isNull',
      'equalTo',
      'in',
      'lessThan',
      'lessThanOrEqualTo',
      'greaterThan',
      'greaterThanOrEqualTo',
    ];
    expect(fieldsOf('BigIntFilter').sort()).toEqual(operators.sort());
    const perType = types().filter((type) => isInputObjectType(type) && 'equalTo' in type.getFields());
    for (const { name } of perType)
      expect(name).toMatch(/^(BigInt|Int|UUID|String|Boolean|Date|Datetime)Filter$/);
  });
});

test('relations are not filtered through, and conditions are not combined', () => {
  const names = types()
    .filter(isInputObjectType)
    .flatMap((type) => Object.keys(type.getFields()));
  expect(names).not.toEqual(expect.arrayContaining(['or']));
  expect(types().filter((type) => /ToMany.*Filter$|Condition$/.test(type.name))).toEqual([]);
});
