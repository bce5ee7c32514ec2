import { randomUUID } from 'node:crypto';
import { isSafeError } from 'grafast';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { currentRequest } from '../requestScope.ts';
import { NO_SUCH_ROW } from '../schema/rowsFound.ts';
import { noFields, type FieldOf } from './columnFields.ts';
import { explainDatabaseError, type Explanation } from './fromDatabase.ts';

/** grafast says so only in words. */
const TOOK_TOO_LONG = /^(Operation took too long to plan|Execution timeout exceeded)/;
/** An `after` or `before` that no page of this list has given, or one of another ordering. */
const BAD_CURSOR = /^Invalid (cursor|'(after|before)' cursor)/;

/** PostGraphile's word for a delete that found nothing it may touch; it names the table. */
const NOTHING_DELETED = /^No values were deleted in collection/;

function cause(error: GraphQLError): Error | undefined {
  let original: Error | undefined = error.originalError;
  while (original instanceof GraphQLError && original.originalError) original = original.originalError;
  return original;
}

/** PostgreSQL's "permission denied", as distinct from what a rule of ours forbids. */
const PERMISSION_DENIED = '42501';

function explain(error: GraphQLError, fieldOf: FieldOf): Explanation | undefined {
  const original = cause(error) ?? error;
  const fromDatabase = explainDatabaseError(original, fieldOf);
  // All the schema offers somebody may do, and a visitor nothing more than anybody: who it is for is signed in.
  if ((original as { code?: unknown }).code === PERMISSION_DENIED && currentRequest()?.isVisitor) {
    return { code: 'NOT_SIGNED_IN', message: 'Sign in first.' };
  }
  if (fromDatabase) return fromDatabase;
  if (TOOK_TOO_LONG.test(original.message)) {
    return {
      code: 'TIMEOUT',
      message: 'This took too long and was stopped. Ask for less, or try again later.',
    };
  }
  const badCursor = BAD_CURSOR.exec(original.message);
  if (badCursor) {
    return {
      code: 'INVALID_INPUT',
      message: 'This cursor was not given by this list in this order.',
      ...(badCursor[2] ? { field: badCursor[2] } : {}),
    };
  }
  if (NOTHING_DELETED.test(original.message)) return { code: 'NOT_FOUND', message: NO_SUCH_ROW };
  const extensions =
    original instanceof GraphQLError || isSafeError(original) ? original.extensions : undefined;
  if (typeof extensions?.code === 'string') {
    return { ...(extensions as object), code: extensions.code, message: original.message };
  }
  // Its author meant it for clients, and what the API refuses is the client's input.
  return isSafeError(original) ? { code: 'INVALID_INPUT', message: original.message } : undefined;
}

/**
 * The only way an error reaches a client: what is known by code is passed with its sentence, anything else becomes
 * INTERNAL with an id that the log has too, together with the request's.
 */
export function makeMaskError(
  log: Logger,
  fieldOf: FieldOf = noFields,
): (error: GraphQLError) => GraphQLError {
  return (error) => {
    const request = currentRequest();
    const explanation = explain(error, fieldOf) ?? unexpected(error, request?.log ?? log);
    const { message, ...extensions } = explanation;
    request?.errorCodes.push(explanation.code);
    return new GraphQLError(message, {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      path: error.path ?? null,
      extensions: { ...extensions },
    });
  };
}

/** Logs what happened and gives the client nothing but an id to quote. */
export function unexpected(error: Error, log: Logger): Explanation & { errorId: string } {
  const errorId = randomUUID();
  const err = error instanceof GraphQLError ? (cause(error) ?? error) : error;
  log.error(
    { errorId, err, path: error instanceof GraphQLError ? error.path : undefined },
    'unexpected error',
  );
  return { code: 'INTERNAL', message: `Something went wrong on our side (${errorId}).`, errorId };
}
