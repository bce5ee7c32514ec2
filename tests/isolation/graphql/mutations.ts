import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
} from 'graphql';
import type { Operation } from '../probes.ts';
import type { RowType, Survey } from './survey.ts';

/** A mutation that adds, changes or removes a row of a table. */
export interface RowMutation {
  name: string;
  operation: Exclude<Operation, 'SELECT'>;
  row: RowType;
  input: GraphQLInputObjectType;
  /** Under what name its answer has the row. */
  rowField: string;
}

const OPERATION_OF = { create: 'INSERT', update: 'UPDATE', delete: 'DELETE' } as const;

/** Mutations of rows; the others, which are functions, by name. */
export function mutationsOf({ schema, rowTypes }: Survey): { ofRows: RowMutation[]; others: string[] } {
  const ofRows: RowMutation[] = [];
  const others: string[] = [];
  for (const { name, args, type: payload } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const [, verb, type] = /^(create|update|delete)(.+?)(?:By[A-Z]\w*)?$/.exec(name) ?? [];
    const row = type && rowTypes.get(type);
    const input = args[0] && getNamedType(args[0].type);
    const fields = Object.values((getNamedType(payload) as GraphQLObjectType).getFields());
    // Not every "create…" answers with a row: createUpload says where to send to.
    const rowField = row && fields.find((field) => getNamedType(field.type) === row.type)?.name;
    if (row && rowField && isInputObjectType(input)) {
      ofRows.push({ name, operation: OPERATION_OF[verb as keyof typeof OPERATION_OF], row, input, rowField });
    } else others.push(name);
  }
  return { ofRows, others };
}

let made = 0;

function plausible(field: GraphQLInputField): unknown {
  const type = getNamedType(field.type);
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return complete(type, {});
  made += 1;
  return { String: `made ${made}`, Boolean: true, BigInt: '1', Int: 1, BigFloat: '1', JSON: {} }[type.name];
}

/** An input of which only what matters is said; what must be there is filled in. */
export function complete(
  type: GraphQLInputObjectType,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of Object.values(type.getFields())) {
    if (field.name in given) input[field.name] = given[field.name];
    else if (isNonNullType(field.type)) input[field.name] = plausible(field);
  }
  return input;
}

/** An input that changes something of the row with this key, or removes it. */
export function aimedAt(
  { row, input, operation }: RowMutation,
  keys: Record<string, string>,
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [column, field] of row.fieldOf)
    if (field in input.getFields() && column in keys) given[field] = keys[column];
  if (operation === 'UPDATE') {
    const patch = getNamedType(input.getFields()['patch']!.type) as GraphQLInputObjectType;
    const field = Object.values(patch.getFields())[0]!;
    given['patch'] = { [field.name]: plausible(field) };
  }
  return complete(input, given);
}

/** An input for a new row, under a parent when the table has one. */
export function newRow(
  { input, row }: RowMutation,
  parent?: { column: string; key: string },
): Record<string, unknown> {
  const field = Object.values(input.getFields()).find(
    ({ type }) => getNamedType(type).name === `${row.type.name}Input`,
  )!;
  const inner = getNamedType(field.type) as GraphQLInputObjectType;
  const given = parent ? { [row.fieldOf.get(parent.column)!]: parent.key } : {};
  return complete(input, { [field.name]: complete(inner, given) });
}
