import type { GraphQLCompositeType, GraphQLError, SelectionSetNode } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Limits } from './limits.ts';
import { isPaged, typedFields, type Operation, type TypedField } from './typedFields.ts';

/**
 * Every list, at the root and nested, says how much of it is wanted: 1 to the largest page. More is refused rather
 * than clamped, so that nobody takes a part for the whole.
 */
export function pageSize(
  operation: Operation,
  parent: GraphQLCompositeType,
  selectionSet: SelectionSetNode,
  limits: Limits,
): GraphQLError | undefined {
  for (const field of typedFields(operation, parent, selectionSet)) {
    const error = isPaged(field) ? badPage(field, limits) : undefined;
    if (error) return error;
    const nested =
      field.type &&
      field.node.selectionSet &&
      pageSize(operation, field.type, field.node.selectionSet, limits);
    if (nested) return nested;
  }
  return undefined;
}

function badPage(
  { node, arguments: given }: TypedField,
  { pageSize: most }: Limits,
): GraphQLError | undefined {
  const name = node.name.value;
  const { first, last, after, before } = given as Record<string, unknown>;
  if (first == null && last == null) {
    return apiError(
      'PAGE_SIZE_REQUIRED',
      `\`${name}\` is a list: say how many with \`first\` or \`last\`, 1 to ${most}.`,
      {
        nodes: node,
        field: 'first',
      },
    );
  }
  if (first != null && last != null) {
    return apiError('PAGE_SIZE_INVALID', `\`${name}\` takes \`first\` or \`last\`, not both.`, {
      nodes: node,
      field: 'last',
    });
  }
  const field = first == null ? 'last' : 'first';
  const size = Number(first ?? last);
  if (size < 1 || size > most) {
    return apiError('PAGE_SIZE_INVALID', `\`${field}\` of \`${name}\` may be 1 to ${most}.`, {
      nodes: node,
      field,
    });
  }
  const stray = first == null ? after != null && 'after' : before != null && 'before';
  return stray
    ? apiError('INVALID_INPUT', `\`first\` goes with \`after\`, and \`last\` with \`before\`.`, {
        nodes: node,
        field: stray,
      })
    : undefined;
}
