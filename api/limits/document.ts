import {
  GraphQLError,
  Kind,
  parse,
  Source,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { apiError } from '../errors/apiError.ts';
import { aliases } from './aliases.ts';
import { depth } from './depth.ts';
import { fieldCount } from './fieldCount.ts';
import type { Limits } from './limits.ts';
import { rootFields } from './rootFields.ts';
import { fragmentsOf } from './untypedFields.ts';

/** A document that may be run, or why not. Depends on nothing but the document, so it may be cached. */
export type CheckedDocument =
  { document: DocumentNode; errors?: undefined } | { document?: undefined; errors: readonly GraphQLError[] };

/** {@link fieldCount} first: the others walk the expanded tree. */
const structureRules = [fieldCount, depth, aliases, rootFields];

/** A value of the wrong type is the input's fault, be it written as a literal or sent as a variable. */
const literalsOfCorrectType: ValidationRule = (context) =>
  ValuesOfCorrectTypeRule(
    Object.create(context, {
      reportError: {
        value: ({ message, nodes }: GraphQLError) =>
          context.reportError(
            apiError('INVALID_INPUT', message, { nodes, field: context.getArgument()?.name }),
          ),
      },
    }),
  );
const typeRules = specifiedRules.map((rule) =>
  rule === ValuesOfCorrectTypeRule ? literalsOfCorrectType : rule,
);

/**
 * Parses, measures, then validates: some validation rules are quadratic, so what is too large must not get there.
 */
export function checkDocument(schema: GraphQLSchema, text: string, limits: Limits): CheckedDocument {
  let document: DocumentNode;
  try {
    document = parse(new Source(text, 'GraphQL request'), { maxTokens: limits.tokens });
  } catch (error) {
    return { errors: [parseError(error, limits)] };
  }
  const fragments = fragmentsOf(document);
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const rule of structureRules) {
      const error = rule(operation, fragments, limits);
      if (error) return { errors: [error] };
    }
  }
  const errors = validate(schema, document, typeRules, { maxErrors: 20 });
  return errors.length === 0 ? { document } : { errors: errors.map(withCode) };
}

function parseError(error: unknown, limits: Limits): GraphQLError {
  if (!(error instanceof GraphQLError)) {
    // The parser descends by recursion; a document can nest deeper than the stack.
    return apiError('GRAPHQL_PARSE_FAILED', 'The document is nested too deeply to be read.');
  }
  if (error.message.includes('Parsing aborted')) {
    return apiError('QUERY_TOO_LARGE', `A document may have ${limits.tokens} tokens.`);
  }
  return coded(error, 'GRAPHQL_PARSE_FAILED');
}

function withCode(error: GraphQLError): GraphQLError {
  return error.extensions.code ? error : coded(error, 'GRAPHQL_VALIDATION_FAILED');
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, message } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}
