import type { FieldNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Limits } from './limits.ts';
import { untypedFields, type Fragments } from './untypedFields.ts';

/** Introspection nests deeper than any page does; graphql-js' own MaxIntrospectionDepthRule guards it. */
const INTROSPECTION = new Set(['__schema', '__type']);

/** Refuses fields nested deeper than the limit; a root field is at depth 1. */
export function depth(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  { depth: most }: Limits,
): GraphQLError | undefined {
  const tooDeep = (field: FieldNode, level: number): FieldNode | undefined => {
    if (level > most) return field;
    if (!field.selectionSet) return undefined;
    for (const child of untypedFields(field.selectionSet, fragments)) {
      const found = tooDeep(child, level + 1);
      if (found) return found;
    }
    return undefined;
  };
  for (const field of untypedFields(operation.selectionSet, fragments)) {
    const found = INTROSPECTION.has(field.name.value) ? undefined : tooDeep(field, 1);
    if (found) return apiError('QUERY_TOO_DEEP', `Fields may be nested ${most} deep.`, { nodes: found });
  }
  return undefined;
}
