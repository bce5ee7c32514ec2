import type { z } from 'zod';
import type { Caller } from '../caller.ts';
import { apiError } from '../errors/apiError.ts';
import type { Identity } from './identity.ts';

/** What a mutation about identity runs with. */
export interface Circumstances {
  identity: Identity;
  caller: Caller;
  http: Grafast.Context['http'];
}

/** A mutation that TypeScript runs: what hashes, signs or sets a cookie the database cannot. */
export interface IdentityMutation {
  name: string;
  /** Its input and payload types and what else only it has, and its field of `Mutation`. */
  typeDefs: string;
  run(input: any, circumstances: Circumstances): Promise<object>;
}

/** Names a mutation and parses its input; what does not parse is refused with the field's name. */
export function identityMutation<Schema extends z.ZodType>(definition: {
  name: string;
  typeDefs: string;
  input: Schema;
  run(input: z.output<Schema>, circumstances: Circumstances): Promise<object>;
}): IdentityMutation {
  const { name, typeDefs, input: schema, run } = definition;
  return {
    name,
    typeDefs,
    run: async (input, circumstances) => {
      const parsed = await schema.safeParseAsync(input);
      if (parsed.success) return run(parsed.data, circumstances);
      const issue = parsed.error.issues[0]!;
      throw apiError('INVALID_INPUT', issue.message, { field: issue.path.map(String).join('.') });
    },
  };
}

/** Most of a User-Agent that is kept. */
const DEVICE_MOST = 200;

/** What the device calls itself: what the client said, or else its User-Agent. */
export const deviceOf = ({ http }: Circumstances, said: string | null | undefined): string | null =>
  said ?? http?.req.headers['user-agent']?.slice(0, DEVICE_MOST) ?? null;

/** The signed-in user; refuses a visitor. */
export function signedIn({ caller }: Circumstances) {
  if (!caller.session) throw apiError('NOT_SIGNED_IN', 'Sign in first.');
  return caller.session;
}

/** Refuses until so many seconds have passed, if any. */
export function mustNotWait(seconds: number | null): void {
  if (!seconds) return;
  throw apiError('TOO_MANY_ATTEMPTS', `Too many attempts: try again in ${seconds} s.`, {
    details: { retryAfterSeconds: seconds },
  });
}
