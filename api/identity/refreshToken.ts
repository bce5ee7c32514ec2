import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecretKey } from '../secrets/keys.ts';

/** A refresh token that we gave once; whether it is still good, the database knows. */
export interface PresentedToken {
  sessionId: string;
  /** What the database keeps of it. */
  digest: string;
}

const SESSION_ID = 16;
const SECRET = 24;
const SIGNATURE = 16;

/** The first 128 bits of the token's SHA-256, written as a UUID: what `user_sessions.refresh_token` holds. */
export const digestOf = (token: string): string =>
  createHash('sha256')
    .update(token)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/**
 * Refresh tokens: `<key id>.<session, secret, signature>`. The signature tells a token of ours, however old, from one
 * that was made up: only the former may end a session. A token's successor is computed from it and the key, so that
 * whoever presents the same token twice, in parallel or because the answer was lost, gets the same successor, though it
 * is stored nowhere.
 */
export class RefreshTokens {
  readonly #keys: readonly { id: string; secret: Buffer }[];

  constructor(keys: readonly SecretKey[]) {
    this.#keys = keys.map(({ id, bytes }) => ({
      id,
      secret: Buffer.from(hkdfSync('sha256', bytes, '', 'refresh token', 32)),
    }));
  }

  /** The first token of a session. */
  first(sessionId: string): string {
    return this.#write(sessionId, randomBytes(SECRET), this.#keys[0]!);
  }

  /** What may follow on a token: by each key, the current one first. */
  successors(token: string): string[] {
    const { sessionId } = this.read(token)!;
    return this.#keys.map((key) => {
      const secret = createHmac('sha256', key.secret).update(`next\0${token}`).digest().subarray(0, SECRET);
      return this.#write(sessionId, secret, key);
    });
  }

  /** Undefined for what is no token of ours. */
  read(token: string): PresentedToken | undefined {
    const [, id, encoded] = /^([\w-]{1,64})\.([\w-]{75})$/.exec(token) ?? [];
    const key = this.#keys.find((each) => each.id === id);
    if (!key || !encoded) return undefined;
    const bytes = Buffer.from(encoded, 'base64url');
    const signed = bytes.subarray(0, SESSION_ID + SECRET);
    // One token has one spelling.
    if (bytes.toString('base64url') !== encoded) return undefined;
    if (!timingSafeEqual(bytes.subarray(-SIGNATURE), this.#sign(signed, key.secret))) return undefined;
    const sessionId = signed
      .subarray(0, SESSION_ID)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { sessionId, digest: digestOf(token) };
  }

  #write(sessionId: string, secret: Buffer, key: { id: string; secret: Buffer }): string {
    const signed = Buffer.concat([Buffer.from(sessionId.replaceAll('-', ''), 'hex'), secret]);
    return `${key.id}.${Buffer.concat([signed, this.#sign(signed, key.secret)]).toString('base64url')}`;
  }

  #sign(bytes: Buffer, secret: Buffer): Buffer {
    return createHmac('sha256', secret).update('sign\0').update(bytes).digest().subarray(0, SIGNATURE);
  }
}
