import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sealing } from '../secrets/sealing.ts';

/** An invitation's token, as far as the database and the worker get it. */
export interface PreparedInvitation {
  digest: Buffer;
  messageId: string;
  /** `{ token, goodForMinutes }`, for the worker that writes the mail. */
  sealed: string;
}

/** A week, as the database has it. */
const GOOD_FOR_MINUTES = 7 * 24 * 60;

/** The digest a token is found by: of 256 random bits, which nobody guesses, so that no key is needed. */
export const digestOfInvitation = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes up a token. */
export function prepareInvitation(sealing: Sealing): PreparedInvitation {
  const token = randomBytes(32).toString('base64url');
  const messageId = randomUUID();
  return {
    digest: digestOfInvitation(token),
    messageId,
    sealed: sealing.seal(`message:${messageId}`, JSON.stringify({ token, goodForMinutes: GOOD_FOR_MINUTES })),
  };
}
