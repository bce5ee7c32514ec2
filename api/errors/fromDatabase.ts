import { z } from 'zod';
import { noFields, type FieldOf, type Violation } from './columnFields.ts';
import type { ApiErrorCode } from './codes.ts';
import type { ErrorDetail } from './apiError.ts';

/** A database error in the client's terms. `code` is the API's, or one of `functions/platform/error_codes.sql`. */
export interface Explanation extends ErrorDetail {
  code: string;
  message: string;
}

/** The part of pg's DatabaseError that is read. Its message, detail and constraint never reach a client. */
interface DatabaseError extends Violation {
  code?: unknown;
  message: string;
  severity?: unknown;
  detail?: unknown;
}

/** What `platform.fail()` raises: the sentence as MESSAGE, the rest as JSON in DETAIL. */
const BUSINESS_ERROR = 'MK000';
const businessDetail = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  field: z.string().nullish(),
  details: z.unknown().optional(),
});

const bySqlState: Record<string, [ApiErrorCode, string]> = {
  '42501': ['FORBIDDEN', 'You are not allowed to do that.'],
  '23505': ['ALREADY_EXISTS', 'There is one like it already.'],
  '23503': ['REFERENCE_NOT_FOUND', 'Something this refers to does not exist, or is still referred to.'],
  '23001': ['REFERENCE_NOT_FOUND', 'Something this refers to does not exist, or is still referred to.'],
  '23514': ['INVALID_INPUT', 'A value is not allowed here.'],
  '23502': ['INVALID_INPUT', 'A required value is missing.'],
  '22001': ['INVALID_INPUT', 'A text is too long.'],
  '22003': ['INVALID_INPUT', 'A number is out of range.'],
  '22P02': ['INVALID_INPUT', 'A value is not written the way its type is.'],
  '22P03': ['INVALID_INPUT', 'A value is not written the way its type is.'],
  '22P05': ['INVALID_INPUT', 'A text has a character that cannot be stored.'],
  '22021': ['INVALID_INPUT', 'A text has a character that cannot be stored.'],
  '22007': ['INVALID_INPUT', 'A date or time is not written as one.'],
  '22008': ['INVALID_INPUT', 'A date or time is out of range.'],
  '22023': ['INVALID_INPUT', 'A value is not allowed here.'],
  '57014': ['TIMEOUT', 'This took too long and was stopped. Ask for less, or try again later.'],
  '55P03': ['CONFLICT_RETRY', 'Somebody else is changing the same thing. Try again.'],
  '25006': ['READ_ONLY', 'A query cannot change anything.'],
  '40001': ['CONFLICT_RETRY', 'Somebody else changed the same thing at the same time. Try again.'],
  '40P01': ['CONFLICT_RETRY', 'Somebody else changed the same thing at the same time. Try again.'],
};

/** Something was required, unique, or of a certain form. */
const NAMES_A_FIELD = /^(23502|23505|23514)$/;

/** Connection exceptions, server shutdown and start-up, too many connections, idle or broken ones. */
const UNREACHABLE_STATE = /^(08...|57P0.|53...|25P03)$/;
const UNREACHABLE_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'ENOENT',
]);
/** node-postgres gives these no code. */
const UNREACHABLE_MESSAGE =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Explains an error that came from the database; undefined when it is none, or one that nobody expected. */
export function explainDatabaseError(error: unknown, fieldOf: FieldOf = noFields): Explanation | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, message, severity, detail } = error as DatabaseError;
  if (code === BUSINESS_ERROR) return businessError(message, detail);
  // FATAL ends a connection, or never lets it begin, whatever the state says of the reason.
  if (severity === 'FATAL' || isUnreachable(code, message)) {
    return { code: 'UNAVAILABLE', message: 'The service is busy or restarting. Try again.' };
  }
  if (typeof code !== 'string' || !Object.hasOwn(bySqlState, code)) return undefined;
  const [apiCode, sentence] = bySqlState[code]!;
  const field = NAMES_A_FIELD.test(code) ? fieldOf(error as DatabaseError) : undefined;
  return { code: apiCode, message: sentence, ...(field === undefined ? {} : { field }) };
}

function isUnreachable(code: unknown, message: string): boolean {
  if (typeof code !== 'string') return UNREACHABLE_MESSAGE.test(message);
  return UNREACHABLE_STATE.test(code) || UNREACHABLE_SYSTEM.has(code);
}

function businessError(message: string, detail: unknown): Explanation | undefined {
  try {
    const { code, field, details } = businessDetail.parse(JSON.parse(String(detail)));
    return { code, message, ...(field == null ? {} : { field }), ...(details == null ? {} : { details }) };
  } catch {
    return undefined; // raised by hand, not by platform.fail(): masked like any unexpected error
  }
}
