import { Kind, type GraphQLError, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Limits } from './limits.ts';
import type { Fragments } from './untypedFields.ts';

/**
 * Counts fields with fragments expanded. Every other rule walks the expanded tree, so this one comes first and walks
 * each fragment once: ten fragments that spread the next one twice are a thousand fields in a few lines.
 */
export function fieldCount(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  { fields: most }: Limits,
): GraphQLError | undefined {
  const sizes = new Map<string, number>();
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
    sizes.set(name, 0); // a fragment within itself counts nothing; validation refuses it
    const fragment = fragments.get(name);
    const size = fragment ? sizeOf(fragment.selectionSet) : 0;
    sizes.set(name, size);
    return size;
  };
  const size = sizeOf(operation.selectionSet);
  return size > most
    ? apiError('QUERY_TOO_LARGE', `This operation has ${size} fields; ${most} are allowed.`, { nodes: operation })
    : undefined;
}
