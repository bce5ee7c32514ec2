import type { GraphQLCompositeType, GraphQLError, SelectionSetNode } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import { typedFields, type Operation } from './typedFields.ts';

/** Each value of `in` is a probe of an index. */
const MOST_VALUES = 500;

const UNSAID = 'A filter says what it compares with; for missing values use `isNull`.';

interface Fault {
  field: string;
  message: string;
}

function faultOf(value: unknown, field: string): Fault | undefined {
  if (value === null) return { field, message: UNSAID };
  if (Array.isArray(value)) {
    return value.length > MOST_VALUES
      ? { field, message: `A filter takes ${MOST_VALUES} values at most.` }
      : undefined;
  }
  if (typeof value !== 'object') return undefined;
  const entries = Object.entries(value as object);
  if (entries.length === 0) return { field, message: UNSAID };
  for (const [key, nested] of entries) {
    const fault = faultOf(nested, `${field}.${key}`);
    if (fault) return fault;
  }
  return undefined;
}

/**
 * `{ userId: { equalTo: null } }` may mean "is null" or "any"; neither is guessed. The filter plugin would throw on
 * it while running, as an error nobody could tell from a bug.
 */
export function filters(
  operation: Operation,
  parent: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
): GraphQLError | undefined {
  for (const { node, arguments: given, type } of typedFields(operation, parent, selectionSet)) {
    const fault = given.filter === undefined ? undefined : faultOf(given.filter, 'filter');
    if (fault) return apiError('INVALID_INPUT', fault.message, { nodes: node, field: fault.field });
    const nested = type && node.selectionSet && filters(operation, type, node.selectionSet);
    if (nested) return nested;
  }
  return undefined;
}
