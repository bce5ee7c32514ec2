import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { RecentlyUsed } from './recentlyUsed.ts';
import type { SigningKey } from './signingKeys.ts';

/** Who a token is meant for: each application has an audience of its own. */
export const AUDIENCES = ['shop', 'seller', 'warehouse', 'admin'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** All that a token says. What its bearer may do is read from the session at each request. */
export interface TokenClaims {
  userId: string;
  sessionId: string;
  audience: Audience;
}

/** A token that was good when it was checked. */
export interface VerifiedToken extends TokenClaims {
  /** From when on it will be refused. */
  validUntil: Date;
}

/** How tokens are signed and checked. */
export interface TokenRules {
  keys: readonly SigningKey[];
  issuer: string;
  clockToleranceSeconds: number;
}

/** Why a token was refused. */
export class TokenRefused extends Error {
  readonly code: 'TOKEN_EXPIRED' | 'TOKEN_INVALID';

  constructor(code: 'TOKEN_EXPIRED' | 'TOKEN_INVALID') {
    super(code === 'TOKEN_EXPIRED' ? 'The access token has expired.' : 'The access token is not valid.');
    this.code = code;
  }
}

const algorithmOf = (key: SigningKey) => ('secret' in key ? 'HS256' : 'ES256');
const payloadSchema = z.object({
  sub: z.string().regex(/^[1-9]\d{0,17}$/),
  sid: z.guid(),
  aud: z.enum(AUDIENCES),
  exp: z.number(),
});

/** Signs a token with the first key. */
export function signAccessToken(claims: TokenClaims, lifetimeSeconds: number, rules: TokenRules): string {
  const key = rules.keys[0]!;
  return jwt.sign({ sid: claims.sessionId }, 'secret' in key ? key.secret : key.privateKey, {
    algorithm: algorithmOf(key),
    keyid: key.id,
    subject: claims.userId,
    audience: claims.audience,
    issuer: rules.issuer,
    expiresIn: lifetimeSeconds,
  });
}

/**
 * Checks a token with the key its header names and returns its claims; throws {@link TokenRefused}. The algorithm is
 * the key's, not the token's, and any claim beside the four that are read here is ignored.
 */
export function verifyAccessToken(token: string, rules: TokenRules): VerifiedToken {
  try {
    const kid = jwt.decode(token, { complete: true })?.header.kid;
    const key = rules.keys.find(({ id }) => id === kid);
    if (!key) throw new TokenRefused('TOKEN_INVALID');
    const payload = jwt.verify(token, 'secret' in key ? key.secret : key.publicKey, {
      algorithms: [algorithmOf(key)],
      issuer: rules.issuer,
      audience: [...AUDIENCES],
      clockTolerance: rules.clockToleranceSeconds,
    });
    const { sub, sid, aud, exp } = payloadSchema.parse(payload);
    const validUntil = new Date((exp + rules.clockToleranceSeconds) * 1000);
    return { userId: sub, sessionId: sid, audience: aud, validUntil };
  } catch (error) {
    throw new TokenRefused(error instanceof jwt.TokenExpiredError ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
  }
}

/** Tokens of clients that are busy right now. */
const REMEMBERED = 10_000;

/** {@link verifyAccessToken}, once a token: what was good is good until it expires. What was refused is checked again. */
export function makeVerifyToken(rules: TokenRules): (token: string) => VerifiedToken {
  const good = new RecentlyUsed<VerifiedToken>(REMEMBERED);
  return (token) => {
    const known = good.get(token);
    if (known && known.validUntil.getTime() > Date.now()) return known;
    const verified = verifyAccessToken(token, rules);
    good.set(token, verified);
    return verified;
  };
}
