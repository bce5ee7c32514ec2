import { SafeError } from 'grafast';

/** The argument a cursor comes in. */
export type Edge = 'after' | 'before';

/** What a cursor holds: a digest of the order it belongs to, then the row's values in that order. */
export function cursorValues(cursor: unknown, edge: Edge): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(String(cursor), 'base64').toString('utf8'));
    if (Array.isArray(values)) return values;
  } catch {
    // Said below, as for JSON of another kind.
  }
  throw new SafeError('This cursor was not given by this list.', { code: 'INVALID_INPUT', field: edge });
}
