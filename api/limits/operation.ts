import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { apiError } from '../errors/apiError.ts';
import { cost } from './cost.ts';
import { filters } from './filters.ts';
import type { Limits } from './limits.ts';
import { pageSize } from './pageSize.ts';
import { unlessPassed } from './passed.ts';
import { fragmentsOf } from './untypedFields.ts';

/** {@link pageSize} before {@link cost}, which counts on sizes that are there. */
const rules = [pageSize, cost, filters];

/** A request, parsed and valid, with its variables as they were sent. */
export interface OperationRequest {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variableValues?: { readonly [name: string]: unknown } | null | undefined;
}

/** Checks what depends on variables, before anything is planned. Empty when it may run. */
export function checkOperation(request: OperationRequest, limits: Limits): readonly GraphQLError[] {
  const { schema, document } = request;
  const operation = getOperationAST(document, request.operationName);
  const parent = operation && schema.getRootType(operation.operation);
  if (!operation || !parent) {
    return [apiError('BAD_REQUEST', 'Name one operation of the document in `operationName`.')];
  }
  const coerced = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    request.variableValues ?? {},
    {
      maxErrors: 10,
    },
  );
  if (coerced.errors) return coerced.errors.map(badVariable);
  const context = { schema, fragments: fragmentsOf(document), variables: coerced.coerced };
  const remember = unlessPassed(operation, context.fragments, coerced.coerced);
  if (!remember) return [];
  try {
    for (const rule of rules) {
      const error = rule(context, parent, operation.selectionSet, limits);
      if (error) return [error];
    }
    remember();
    return [];
  } catch (error) {
    // Arguments that only turn out wrong with the variables in place.
    if (error instanceof GraphQLError)
      return [apiError('INVALID_INPUT', error.message, { nodes: error.nodes })];
    throw error;
  }
}

function badVariable({ message, nodes }: GraphQLError): GraphQLError {
  const definition = nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION);
  const field = / at "([\w.[\]]+)"/.exec(message)?.[1] ?? definition?.variable.name.value;
  // The message repeats the value, which may be as large as the body.
  const sentence = message.length > 300 ? `${message.slice(0, 300)}…` : message;
  return apiError('INVALID_INPUT', sentence, { nodes, field });
}
