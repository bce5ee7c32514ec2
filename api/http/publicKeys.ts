import type { RequestHandler } from 'express';
import { publicKeys, type SigningKey } from '../signingKeys.ts';

/** How long others may go on without asking; a new key is listed at least as long before it signs. */
const REMEMBERED_SECONDS = 300;

/** `/.well-known/jwks.json`: what anybody checks our tokens with, from any origin. */
export function jwks(keys: readonly SigningKey[]): RequestHandler {
  const body = JSON.stringify(publicKeys(keys));
  return (_req, res) => {
    res.set({
      'content-type': 'application/jwk-set+json',
      'cache-control': `public, max-age=${REMEMBERED_SECONDS}`,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    res.send(body);
  };
}
