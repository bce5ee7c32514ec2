import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';

/** A key of access tokens that whoever checks them must keep secret, too. */
export interface SharedKey {
  /** The `kid` of the token's header. */
  id: string;
  secret: string;
}

/** A key of access tokens that anybody may check with its public half (ES256). */
export interface KeyPair {
  id: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** For what is signed and checked here only. */
  hmacKey: Buffer;
}

/** A key that signs access tokens. Its kind decides on the algorithm; a token has no say in it. */
export type SigningKey = SharedKey | KeyPair;

/** A key pair from its private half, PKCS8 in DER. */
export function keyPair(id: string, pkcs8: Buffer): KeyPair {
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('not a P-256 key');
  const { d } = privateKey.export({ format: 'jwk' });
  return {
    id,
    privateKey,
    publicKey: createPublicKey(privateKey),
    hmacKey: Buffer.from(hkdfSync('sha256', Buffer.from(d!, 'base64url'), '', 'hmac', 32)),
  };
}

const PAIR = 'es256:';

function parse(entry: string): SigningKey | string {
  const [, id, written] = /^\s*([\w.-]+):(\S+)\s*$/.exec(entry) ?? [];
  if (!id || !written) return 'must be written kid:secret,kid2:es256:key2';
  if (!written.startsWith(PAIR)) {
    return written.length < 32 ? 'has a secret shorter than 32 characters' : { id, secret: written };
  }
  try {
    return keyPair(id, Buffer.from(written.slice(PAIR.length), 'base64url'));
  } catch {
    return 'has an es256 key that is no P-256 private key, PKCS8 in base64url';
  }
}

/** `kid:secret` (HS256) or `kid:es256:<PKCS8 in base64url>`, separated by commas: the first signs, all verify. */
export const signingKeys = z.string().transform((text, context): SigningKey[] => {
  const keys = text.split(',').map(parse);
  const wrong = keys.find((key) => typeof key === 'string');
  const good = keys.filter((key) => typeof key !== 'string');
  if (wrong) context.addIssue(wrong);
  else if (new Set(good.map(({ id }) => id)).size < keys.length) context.addIssue('names a key twice');
  return good;
});

/** A new entry for JWT_KEYS. */
export function newSigningKey(
  id = `${new Date().toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`,
) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return `${id}:${PAIR}${privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url')}`;
}

/** The public halves, as others fetch them to check our tokens (RFC 7517). */
export const publicKeys = (keys: readonly SigningKey[]) => ({
  keys: keys.flatMap((key) =>
    'publicKey' in key
      ? [{ ...key.publicKey.export({ format: 'jwk' }), kid: key.id, use: 'sig', alg: 'ES256' }]
      : [],
  ),
});
