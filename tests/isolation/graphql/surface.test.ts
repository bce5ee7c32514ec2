import { describe, expect, test } from '@jest/globals';
import {
  Kind,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { MUTATIONS } from '../../../api/identity/mutations/index.ts';
import { TYPE_DEFS } from '../../../api/identity/plugin.ts';
import { access, words } from '../access/index.ts';
import { columnsOf } from '../probes.ts';
import { publishedWorld } from './world.ts';

const world = publishedWorld();
const tables = [...access.keys()];

/** Names of everything a type offers: fields, their arguments, values. */
function offers(type: GraphQLNamedType | null | undefined): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isInputObjectType(type)) return Object.keys(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, args }) => [
    name,
    ...args.map((argument) => argument.name),
  ]);
}

const rowTypesOf = (table: string) =>
  [...world.survey.rowTypes.values()].filter((row) => row.table === table);
/** `createdDate` and `CREATED_DATE_ASC` are of one column. */
const plain = (name: string) =>
  name
    .replace(/_(ASC|DESC)$/, '')
    .replaceAll('_', '')
    .toLowerCase();

describe('columns that are hidden are offered nowhere', () => {
  test.each(tables)('%s', (table) => {
    const { hides } = access.get(table)!;
    for (const { type, fieldOf } of rowTypesOf(table)) {
      const hidden = [...words(hides), 'created_by', 'last_modified_by'].map((column) => fieldOf.get(column));
      const isHidden = (name: string) => hidden.includes(name);
      expect(offers(type).filter(isHidden)).toEqual([]);
      for (const suffix of ['Filter', 'Condition', 'Input', 'Patch', 'Base']) {
        expect(offers(inputOf(type.name + suffix)).filter(isHidden)).toEqual([]);
      }
      const orderings = offers(world.survey.schema.getType(`${type.name}OrderBy`));
      const byHidden = hidden.map((name) => name && plain(name));
      expect(orderings.filter((name) => byHidden.includes(plain(name)))).toEqual([]);

      const lookups = Object.values(world.survey.schema.getQueryType()!.getFields()).filter(
        (field) => getNamedType(field.type).name === type.name,
      );
      const asked = lookups.flatMap(({ args }) => args.map(({ name }) => name));
      expect(asked.filter(isHidden)).toEqual([]);
    }
  });
});

/** The type in which a row is written; a mutation may be named after its table. */
function inputOf(name: string): GraphQLNamedType | undefined {
  const type = world.survey.schema.getType(name);
  return isInputObjectType(type) && 'clientMutationId' in type.getFields() ? undefined : type;
}

test('every row type is a table that is spoken of, and every table that somebody reads has one', () => {
  const published = [...world.survey.rowTypes.values()].map(({ table }) => table);
  expect(published.filter((table) => !access.has(table)).sort()).toEqual([
    'admin_service.failed_event',
    'admin_service.saga',
    'admin_service.saga_attempt',
    'auth_service.verification',
    'cart_service.cart_contents',
    'cart_service.cart_line',
    'cart_service.cart_shop',
    'logistics_service.parcel_tracking',
    'logistics_service.shipping_quote',
    'logistics_service.tracking_step',
    'order_service.checkout_quote',
    'order_service.checkout_quote_order',
    'seller_service.bank_details_summary',
    'seller_service.shop_account',
    'seller_service.shop_application',
    'user_service.found_user',
  ]);
  const readable = tables.filter((table) => access.get(table)!.reads.length);
  expect(readable.filter((table) => !published.includes(table))).toEqual([]);
});

test('what may be written is what is spoken of, and nothing else can be said', () => {
  for (const table of tables) {
    const rules = access.get(table)!;
    for (const { type, fieldOf } of rowTypesOf(table)) {
      const everybody = ['anonymous', 'customer', 'seller', 'operator', 'admin'];
      const ought = (columns: string[]) => columns.map((column) => fieldOf.get(column)!).sort();
      const writes = (suffix: string) => offers(inputOf(type.name + suffix)).sort();
      expect([table, writes('Input')]).toEqual([table, ought(columnsOf(rules.adds ?? [], everybody))]);
      expect([table, writes('Patch')]).toEqual([table, ought(columnsOf(rules.changes ?? [], everybody))]);
    }
  }
});

test('no name in the whole schema is that of a secret', () => {
  const secret =
    /password|hash|token|secret|totp|encrypted|api_?key|bank_?details|gateway|jwt|digest|recovery|idempotency|created_?by|modified_?by/i;
  /** Whether there are any, not what they are, but for four characters; and that there is such a method. */
  const allowed = new Set([
    'ShopAccount.hasBankDetails',
    'AuthTwoFactorMethod.TOTP',
    'BankDetailsSummary',
    'BankDetailsSummary.mask',
    'BankDetailsSummary.changedAt',
    'Query.currentBankDetails',
    'Query.recoveryCodesLeft',
    // Made by the client, and told to nobody.
    'CancelOrderInput.idempotencyKey',
    'CheckoutInput.idempotencyKey',
    ...MUTATIONS.map(({ name }) => `Mutation.${name}`),
  ]);
  // Signing in is done with secrets; none of these types is read from a table.
  const ofSignIn = new Set(
    TYPE_DEFS.flatMap(({ definitions }) => definitions).flatMap((definition) =>
      'name' in definition && definition.kind !== Kind.OBJECT_TYPE_EXTENSION ? [definition.name?.value] : [],
    ),
  );
  const named = Object.values(world.survey.schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__') && !ofSignIn.has(name))
    .flatMap((type) => [type.name, ...offers(type).map((name) => `${type.name}.${name}`)]);
  expect(named.filter((name) => secret.test(name) && !allowed.has(name))).toEqual([]);
});

test('nothing is filtered or ordered by through a relation: an answer would tell of rows that are not shown', () => {
  const { schema, rowTypes } = world.survey;
  const filters = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .filter(({ name }) => name.endsWith('Filter'));
  const reaching = filters.flatMap((filter) =>
    Object.values(filter.getFields())
      .filter((field) => {
        const type = getNamedType(field.type);
        return (
          isInputObjectType(type) &&
          [...rowTypes.keys()].some(
            (row) => type.name.startsWith(`${row}Filter`) || type.name.includes('ToMany'),
          )
        );
      })
      .map((field) => `${filter.name}.${field.name}`),
  );
  expect(reaching).toEqual([]);
  for (const { type, fieldOf } of rowTypes.values()) {
    const columns = ['primarykey', ...[...fieldOf.values()].map(plain)];
    const orderings = offers(schema.getType(`${type.name}OrderBy`));
    expect(orderings.filter((name) => !columns.includes(plain(name)))).toEqual([]);
  }
});

test('values are scalars or rows: no type lets a whole record through', () => {
  const { schema, rowTypes } = world.survey;
  const odd = [...rowTypes.values()].flatMap(({ type, table, fieldOf }) => {
    const { shows, showsOnly } = access.get(table) ?? { shows: '', showsOnly: {} };
    if (!access.has(table)) return [];
    const columns = [...words(shows), ...Object.keys(showsOnly ?? {})].map((column) => fieldOf.get(column)!);
    return Object.values(type.getFields())
      .filter((field) => {
        const inner = getNamedType(field.type);
        return (
          (isScalarType(inner) || isEnumType(inner)) && !columns.includes(field.name) && field.name !== 'id'
        );
      })
      .map((field) => `${type.name}.${field.name}`);
  });
  // Computed of what is shown and of the caller.
  expect(odd).toEqual(['UserSession.isCurrent']);
  // What may be followed is a row, read with the follower's own rights (tests/api/subscriptions).
  const followed = Object.values(schema.getSubscriptionType()?.getFields() ?? {}).flatMap((field) =>
    Object.values((getNamedType(field.type) as GraphQLObjectType).getFields())
      .filter(({ name }) => name !== 'event')
      .map(({ type }) => getNamedType(type).name),
  );
  expect(followed.sort()).toEqual(['Order', 'Product', 'ProductDocument']);
});
