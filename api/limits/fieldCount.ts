import { GraphQLError, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Limits } from './limits.ts';
import type { Fragments } from './untypedFields.ts';

/**
 * Counts fields with fragments expanded, and refuses fragments that spread themselves. Every other rule walks the
 * expanded tree, so this one comes first and walks each fragment once: ten fragments that spread the next one twice
 * are a thousand fields in a few lines.
 */
export function fieldCount(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  { fields: most }: Limits,
): GraphQLError | undefined {
  const sizes = new Map<string, number>();
  const within = new Set<string>();

  const sizeOf = ({ selections }: SelectionSetNode): number => {
    let size = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) size += sizeOfFragment(selection.name.value);
      else {
        size += selection.kind === Kind.FIELD ? 1 : 0;
        size += selection.selectionSet ? sizeOf(selection.selectionSet) : 0;
      }
    }
    return size;
  };

  const sizeOfFragment = (name: string): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    if (!fragment) return 0; // validation reports it
    if (within.has(name)) {
      throw apiError('GRAPHQL_VALIDATION_FAILED', `Fragment "${name}" spreads itself.`, { nodes: fragment });
    }
    within.add(name);
    const size = sizeOf(fragment.selectionSet);
    within.delete(name);
    sizes.set(name, size);
    return size;
  };

  try {
    const size = sizeOf(operation.selectionSet);
    return size > most
      ? apiError('QUERY_TOO_LARGE', `This operation has ${size} fields; ${most} are allowed.`, {
          nodes: operation,
        })
      : undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
