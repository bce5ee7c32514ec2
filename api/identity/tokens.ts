import { parseCookie } from 'cookie';
import type { Audience } from '../token.ts';
import { signAccessToken } from '../token.ts';
import type { Identity } from './identity.ts';

/** What a client is given to act with. */
export interface SessionTokens {
  sessionId: string;
  audience: Audience;
  accessToken: string;
  accessTokenExpiresAt: string;
  /** Null when it travels as a cookie. */
  refreshToken: string | null;
  refreshTokenExpiresAt: string;
}

/** How a client wants its refresh token. */
export type Transport = 'BODY' | 'COOKIE';

/** A session as the database answered of it. */
export interface OpenedSession {
  sessionId: string;
  userId: string;
  audience: Audience;
  accessSeconds: number;
  refreshUntil: Date;
}

/** Out of reach of scripts and of other hosts; one for each portal, so that they do not sign one another out. */
const cookieName = (audience: Audience) => `__Host-market_refresh_${audience}`;
const COOKIE = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;

/** Signs an access token and hands the refresh token over, in the answer or as a cookie. */
export function handOver(
  identity: Identity,
  http: Grafast.Context['http'],
  session: OpenedSession,
  refreshToken: string,
  transport: Transport,
): SessionTokens {
  const { sessionId, userId, audience, accessSeconds, refreshUntil } = session;
  const inCookie = transport === 'COOKIE' && http;
  if (inCookie) http.res.cookie(cookieName(audience), refreshToken, { ...COOKIE, expires: refreshUntil });
  return {
    sessionId,
    audience,
    accessToken: signAccessToken({ userId, sessionId, audience }, accessSeconds, identity.tokenRules),
    accessTokenExpiresAt: new Date(Date.now() + accessSeconds * 1000).toISOString(),
    refreshToken: inCookie ? null : refreshToken,
    refreshTokenExpiresAt: refreshUntil.toISOString(),
  };
}

/** The refresh token of a portal that the browser sent along. */
export function cookieToken(http: Grafast.Context['http'], audience: Audience): string | undefined {
  return parseCookie(http?.req.headers.cookie ?? '')[cookieName(audience)];
}

/** Takes the cookie back. */
export function forgetCookie(http: Grafast.Context['http'], audience: Audience): void {
  http?.res.clearCookie(cookieName(audience), COOKIE);
}
