import type { IncomingHttpHeaders } from 'node:http';
import { verifyCartSession } from './cartSession.ts';
import type { OpenSession, Session } from './session.ts';
import { makeVerifyToken, TokenRefused, type TokenRules, type VerifiedToken } from './token.ts';

/** Who makes a request, and where from: all that the database is told of it. */
export interface Caller {
  requestId: string;
  session?: Session | undefined;
  /** What the session was opened with. */
  token?: VerifiedToken | undefined;
  cartSession?: string | undefined;
  ip?: string | undefined;
  locale?: string | undefined;
}

/** The token was good, but its session is over. */
export class SessionEnded extends Error {
  readonly code = 'SESSION_ENDED';

  constructor() {
    super('The session has ended: sign in again.');
  }
}

/** What a request says of its caller, from HTTP headers or a websocket's connection parameters. */
export type Credentials = Pick<IncomingHttpHeaders, 'authorization' | 'accept-language'> & {
  'x-cart-session'?: string | string[] | undefined;
};

/** Tells callers apart. */
export type Identify = (given: Credentials, requestId: string, ip: string | undefined) => Promise<Caller>;

/** The first language of Accept-Language, when it is plainly written. */
const FIRST_LANGUAGE = /^\s*([a-z]{2,3}(?:-[A-Z]{2})?)\s*(?:[,;]|$)/;

/** Throws {@link TokenRefused} or {@link SessionEnded}; without a token the caller is anonymous. */
export function makeIdentify(rules: TokenRules, openSession: OpenSession): Identify {
  const verify = makeVerifyToken(rules);
  return async (given, requestId, ip) => {
    const cart = given['x-cart-session'];
    return {
      requestId,
      ip: ip?.replace(/^::ffff:(?=\d+\.)/, ''),
      ...(await sessionOf(given.authorization)),
      cartSession: typeof cart === 'string' ? verifyCartSession(cart, rules.keys) : undefined,
      locale: FIRST_LANGUAGE.exec(given['accept-language'] ?? '')?.[1],
    };
  };

  async function sessionOf(authorization: string | undefined): Promise<Pick<Caller, 'session' | 'token'>> {
    if (authorization === undefined) return {};
    const written = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (!written) throw new TokenRefused('TOKEN_INVALID');
    const token = verify(written);
    const session = await openSession(token);
    if (!session) throw new SessionEnded();
    return { session, token };
  }
}
