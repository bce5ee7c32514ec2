import type { GraphQLError, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Limits } from './limits.ts';
import { untypedFields, type Fragments } from './untypedFields.ts';

/** Aliases ask for one thing many times over in one request, past any limit on requests. */
export function aliases(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  { aliases: most }: Limits,
): GraphQLError | undefined {
  const count = (selectionSet: SelectionSetNode): number => {
    let found = 0;
    for (const field of untypedFields(selectionSet, fragments)) {
      if (field.alias) found += 1;
      if (field.selectionSet) found += count(field.selectionSet);
    }
    return found;
  };
  const found = count(operation.selectionSet);
  return found > most
    ? apiError('TOO_MANY_ALIASES', `This operation has ${found} aliases; ${most} are allowed.`, {
        nodes: operation,
      })
    : undefined;
}
