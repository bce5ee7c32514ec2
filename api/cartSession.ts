import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SigningKey } from './signingKeys.ts';

/**
 * A visitor without an account has a cart by this value: `<id>.<signature>`, given out by the API, sent back in the
 * header `x-cart-session`. Unsigned, anybody could name somebody else's cart.
 */
const WRITTEN = /^([\w-]{16,64})\.([\w-]{43})$/;

function signature(id: string, key: SigningKey): Buffer {
  // A purpose in the message: what is signed here can never pass for something else signed with the key.
  return createHmac('sha256', 'secret' in key ? key.secret : key.hmacKey)
    .update(`cart-session:${id}`)
    .digest();
}

/** The id of a cart that is not there yet. */
export const newCartSession = (): string => randomBytes(24).toString('base64url');

/** Signs a cart's id with the first key. */
export function signCartSession(id: string, keys: readonly SigningKey[]): string {
  return `${id}.${signature(id, keys[0]!).toString('base64url')}`;
}

/** The cart's id, if one of the keys has signed it. */
export function verifyCartSession(value: string, keys: readonly SigningKey[]): string | undefined {
  const [, id, signed] = WRITTEN.exec(value) ?? [];
  if (!id || !signed) return undefined;
  const given = Buffer.from(signed, 'base64url');
  return keys.some((key) => timingSafeEqual(given, signature(id, key))) ? id : undefined;
}
