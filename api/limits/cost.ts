import {
  isListType,
  isNonNullType,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Limits } from './limits.ts';
import { isPaged, typedFields, type Operation } from './typedFields.ts';

/** What a list that is not paged is taken to hold. */
const PLAIN_LIST_ROWS = 10;
/** `totalCount` reads what it counts. */
const COUNT_COST = 100;

/** A page's fields that stand for its rows; PostGraphile's connections have both. */
const ROW_FIELDS = new Set(['nodes', 'edges']);

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** How many rows a selection set asks for, once per row of what it is selected on. */
function rows(
  operation: Operation,
  parent: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  page = 0,
): number {
  let total = 0;
  for (const field of typedFields(operation, parent, selectionSet)) {
    if (field.definition.name === 'totalCount') total += COUNT_COST;
    if (!field.type || !field.node.selectionSet) continue;
    const { first, last } = field.arguments;
    if (isPaged(field)) {
      total += rows(operation, field.type, field.node.selectionSet, Number(first ?? last));
      continue;
    }
    const times =
      page && ROW_FIELDS.has(field.definition.name)
        ? page
        : isList(field.definition.type)
          ? PLAIN_LIST_ROWS
          : 1;
    total += times * (1 + rows(operation, field.type, field.node.selectionSet));
  }
  return total;
}

/** Refuses an operation whose nested pages, multiplied, are more rows than the limit. */
export function cost(
  operation: Operation,
  parent: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  { cost: most }: Limits,
): GraphQLError | undefined {
  const total = rows(operation, parent, selectionSet);
  return total > most
    ? apiError(
        'QUERY_TOO_COSTLY',
        `This asks for up to ${total} rows; ${most} are allowed. Ask for smaller pages.`,
        {
          details: { cost: total, limit: most },
        },
      )
    : undefined;
}
