import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sealing } from '../secrets/sealing.ts';

const BYTES = 24;

/** What the database keeps of a token: it is too long to be guessed, so a plain SHA-256 will do. */
export const invitationDigest = (token: string): Buffer => createHash('sha256').update(token.trim()).digest();

/** Makes up a token that is sent to an administrator: its digest, and the message's key and sealed data, as parameters. */
export function prepareInvitation(sealing: Sealing): unknown[] {
  const token = randomBytes(BYTES).toString('base64url');
  const messageId = randomUUID();
  const sealed = sealing.seal(`message:${messageId}`, JSON.stringify({ token }));
  return [invitationDigest(token), messageId, sealed];
}
