import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sealing } from '../secrets/sealing.ts';

/** A token of which the database gets the digest, and the worker the token, sealed. */
export interface MailedToken {
  digest: Buffer;
  messageId: string;
  /** `{ token, goodForMinutes }`, for the worker that writes the mail. */
  sealed: string;
}

const BYTES = 32;

/** What the database keeps of a token: of 256 random bits, which nobody guesses, so that no key is needed. */
export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token.trim()).digest();

/** Makes up the token of a link or an invitation. */
export function prepareToken(sealing: Sealing, goodForMinutes: number): MailedToken {
  const token = randomBytes(BYTES).toString('base64url');
  const messageId = randomUUID();
  const sealed = sealing.seal(`message:${messageId}`, JSON.stringify({ token, goodForMinutes }));
  return { digest: tokenDigest(token), messageId, sealed };
}
