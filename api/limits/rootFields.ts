import { OperationTypeNode, type FieldNode, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import { apiError } from '../errors/apiError.ts';
import type { Limits } from './limits.ts';
import { untypedFields, type Fragments } from './untypedFields.ts';

/** `node(id:)` may be a row of any table, and is planned as all of them: twenty of it took two seconds to plan. */
const weight = (field: FieldNode) => (field.name.value === 'node' ? 4 : 1);

/**
 * A request changes one thing: each mutation is a transaction of its own, so of two in one request the first would
 * stay done when the second fails, and fifty aliased ones would pass for one request.
 */
export function rootFields(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  { rootFields: most }: Limits,
): GraphQLError | undefined {
  const fields = [...untypedFields(operation.selectionSet, fragments)];
  if (operation.operation === OperationTypeNode.MUTATION) {
    const mutations = fields.filter((field) => field.name.value !== '__typename');
    return mutations.length > 1
      ? apiError(
          'ONE_MUTATION_PER_REQUEST',
          'A request may have one mutation field: send the others on their own.',
          {
            nodes: mutations[1],
          },
        )
      : undefined;
  }
  const asked = fields.reduce((sum, field) => sum + weight(field), 0);
  return asked > most
    ? apiError(
        'TOO_MANY_ROOT_FIELDS',
        `This operation asks for ${asked} root fields, \`node\` counting as 4; ${most} are allowed.`,
        {
          nodes: operation,
        },
      )
    : undefined;
}
